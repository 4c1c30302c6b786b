import type { ComponentPropsWithRef, ReactNode } from 'react'
import { type FieldOptions, FormGroup } from './form-group'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type Affix = Content & { classes?: string; attributes?: Attributes }

export type InputOptions = FieldOptions & {
  type?: string
  inputmode?: ComponentPropsWithRef<'input'>['inputMode']
  value?: string | number
  disabled?: boolean
  classes?: string
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  spellcheck?: boolean
  prefix?: Affix
  suffix?: Affix
  inputWrapper?: { classes?: string; attributes?: Attributes }
  attributes?: Attributes
  /** React's own props for the control, for forms that come alive in the browser. */
  control?: ComponentPropsWithRef<'input'>
}

/** One line of text. */
export function Input(options: InputOptions) {
  return (
    <FormGroup options={options}>
      {({ id, describedBy }) => (
        <Wrapper options={options}>
          <input
            className={classNames('govuk-input', options.classes, options.errorMessage && 'govuk-input--error')}
            id={id}
            name={options.name}
            type={options.type || 'text'}
            spellCheck={options.spellcheck}
            defaultValue={options.value}
            disabled={options.disabled}
            aria-describedby={describedBy}
            autoComplete={options.autocomplete}
            autoCapitalize={options.autocapitalize}
            pattern={options.pattern}
            inputMode={options.inputmode}
            {...reactAttributes(options.attributes)}
            {...options.control}
          />
        </Wrapper>
      )}
    </FormGroup>
  )
}

function Wrapper({ options, children }: { options: InputOptions; children: ReactNode }) {
  const { prefix, suffix, inputWrapper } = options
  const before = contentOf(options.formGroup?.beforeInput ?? {})
  const after = contentOf(options.formGroup?.afterInput ?? {})
  const parts = [before, prefix && contentOf(prefix), suffix && contentOf(suffix), after]
  if (!parts.some(Boolean)) return <>{children}</>
  return (
    <div
      className={classNames('govuk-input__wrapper', inputWrapper?.classes)}
      {...reactAttributes(inputWrapper?.attributes)}
    >
      {before}
      <AffixBox affix={prefix} kind="prefix" />
      {children}
      <AffixBox affix={suffix} kind="suffix" />
      {after}
    </div>
  )
}

function AffixBox({ affix, kind }: { affix: Affix | undefined; kind: 'prefix' | 'suffix' }) {
  const words = affix && contentOf(affix)
  if (!affix || !words) return null
  return (
    <div
      className={classNames(`govuk-input__${kind}`, affix.classes)}
      aria-hidden="true"
      {...reactAttributes(affix.attributes)}
    >
      {words}
    </div>
  )
}
