import type { ComponentPropsWithRef } from 'react'
import { type FieldOptions, FormGroup } from './form-group'
import { type Attributes, classNames, contentOf, reactAttributes } from './shared'

export type TextareaOptions = FieldOptions & {
  rows?: number | string
  value?: string
  disabled?: boolean
  classes?: string
  autocomplete?: string
  spellcheck?: boolean
  attributes?: Attributes
  control?: ComponentPropsWithRef<'textarea'>
}

/** Several lines of text. */
export function Textarea(options: TextareaOptions) {
  return (
    <FormGroup options={options}>
      {({ id, describedBy }) => (
        <>
          {contentOf(options.formGroup?.beforeInput ?? {})}
          <textarea
            className={classNames('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes)}
            id={id}
            name={options.name}
            rows={Number(options.rows) || 5}
            spellCheck={options.spellcheck}
            disabled={options.disabled}
            aria-describedby={describedBy}
            autoComplete={options.autocomplete || undefined}
            defaultValue={options.value}
            {...reactAttributes(options.attributes)}
            {...options.control}
          />
          {contentOf(options.formGroup?.afterInput ?? {})}
        </>
      )}
    </FormGroup>
  )
}
