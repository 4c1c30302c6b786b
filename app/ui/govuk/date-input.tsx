import type { ComponentPropsWithRef } from 'react'
import { Fieldset, type FieldsetOptions } from './fieldset'
import { FormGroupBox, Help } from './form-group'
import { Input, type InputOptions } from './input'
import type { ErrorMessageOptions, HintOptions } from './label'
import {
  type Attributes,
  type Content,
  classNames,
  contentOf,
  idList,
  type MaybeItem,
  present,
  reactAttributes,
} from './shared'

export type DatePart = {
  id?: string
  name?: string
  label?: string
  value?: string | number
  classes?: string
  error?: boolean
  autocomplete?: string
  inputmode?: InputOptions['inputmode']
  pattern?: string
  attributes?: Attributes
  control?: ComponentPropsWithRef<'input'>
}

export type DateInputOptions = {
  id?: string
  namePrefix?: string
  /** A part given as `false` is not asked for. */
  day?: DatePart | false
  month?: DatePart | false
  year?: DatePart | false
  items?: MaybeItem<DatePart>[]
  values?: Record<string, string | number | undefined>
  fieldset?: FieldsetOptions
  hint?: HintOptions
  errorMessage?: ErrorMessageOptions
  formGroup?: { classes?: string; attributes?: Attributes; beforeInputs?: Content; afterInputs?: Content }
  classes?: string
  attributes?: Attributes
}

/** A date typed in three boxes: day, month, year. */
export function GovukDateInput(options: DateInputOptions) {
  const { id, fieldset, hint, errorMessage, formGroup } = options
  const describedBy = idList(fieldset?.describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`)
  const inner = (
    <>
      <Help id={id} hint={hint} errorMessage={errorMessage} />
      <div
        className={classNames('govuk-date-input', options.classes)}
        {...reactAttributes(options.attributes)}
        id={id || undefined}
      >
        {contentOf(formGroup?.beforeInputs ?? {})}
        {partsOf(options).map((part, index) => (
          <PartBox key={index} part={part} options={options} />
        ))}
        {contentOf(formGroup?.afterInputs ?? {})}
      </div>
    </>
  )
  return (
    <FormGroupBox hasError={Boolean(errorMessage)} formGroup={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy} role="group">
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroupBox>
  )
}

type Part = DatePart & { width: 2 | 4; hasError: boolean }

function partsOf(options: DateInputOptions): Part[] {
  const named = {
    day: options.day !== false && { name: 'day', ...options.day },
    month: options.month !== false && { name: 'month', ...options.month },
    year: options.year !== false && { name: 'year', ...options.year },
  }
  const given = present(options.items)
  const parts = given.length > 0 ? given : present([named.day, named.month, named.year])
  const anyError = parts.some(isWrong)
  return parts.map((part) => ({
    ...part,
    value: part.value ?? present(Object.values(named)).find(({ name }) => name === part.name)?.value,
    width: part.name && ['year', named.year && named.year.name].includes(part.name) ? 4 : 2,
    hasError: isWrong(part) || (part.error !== false && Boolean(options.errorMessage) && !anyError),
  }))
}

function isWrong(part: DatePart) {
  return Boolean(part.error) || Boolean(part.classes?.includes('govuk-input--error'))
}

function PartBox({ part, options }: { part: Part; options: DateInputOptions }) {
  const name = `${options.namePrefix ? `${options.namePrefix}-` : ''}${part.name}`
  const given = part.classes ?? ''
  return (
    <div className="govuk-date-input__item">
      <Input
        label={{ text: part.label || capitalised(part.name ?? ''), classes: 'govuk-date-input__label' }}
        id={part.id || `${options.id}-${part.name}`}
        name={name}
        value={part.value ?? options.values?.[name]}
        classes={classNames(
          'govuk-date-input__input',
          part.hasError && !given.includes('govuk-input--error') && 'govuk-input--error',
          !given.includes('govuk-input--width-') && `govuk-input--width-${part.width}`,
          given,
        )}
        inputmode={part.inputmode || 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
        control={part.control}
      />
    </div>
  )
}

function capitalised(word: string) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
