import type { ReactNode } from 'react'
import { ErrorMessage, type ErrorMessageOptions, Hint, type HintOptions, Label, type LabelOptions } from './label'
import { type Attributes, type Content, classNames, idList, reactAttributes } from './shared'

export type FormGroupOptions = {
  classes?: string
  attributes?: Attributes
  beforeInput?: Content
  afterInput?: Content
}

/** The options every single field shares. */
export type FieldOptions = {
  id?: string
  name?: string
  describedBy?: string
  label?: LabelOptions
  hint?: HintOptions
  errorMessage?: ErrorMessageOptions
  formGroup?: FormGroupOptions
}

/** The frame round a field: label, hint, error and then the control, which is told what describes it. */
export function FormGroup({
  options,
  children,
}: {
  options: FieldOptions
  children: (ids: { id: string | undefined; describedBy: string | undefined }) => ReactNode
}) {
  const { label, hint, errorMessage, formGroup } = options
  const id = options.id || options.name
  const describedBy = idList(options.describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`)
  return (
    <FormGroupBox hasError={Boolean(errorMessage)} formGroup={formGroup}>
      <Label {...label} for={id} />
      <Help id={id} hint={hint} errorMessage={errorMessage} />
      {children({ id, describedBy })}
    </FormGroupBox>
  )
}

/** The bare frame, red at its side when something is wrong. */
export function FormGroupBox(props: {
  hasError: boolean
  formGroup: { classes?: string; attributes?: Attributes } | undefined
  children: ReactNode
}) {
  return (
    <div
      className={classNames('govuk-form-group', props.hasError && 'govuk-form-group--error', props.formGroup?.classes)}
      {...reactAttributes(props.formGroup?.attributes)}
    >
      {props.children}
    </div>
  )
}

/** Hint and error of a field, under ids made from the field's own. */
export function Help({ id, hint, errorMessage }: Pick<FieldOptions, 'id' | 'hint' | 'errorMessage'>) {
  return (
    <>
      {hint ? <Hint {...hint} id={`${id}-hint`} /> : null}
      {errorMessage ? <ErrorMessage {...errorMessage} id={`${id}-error`} /> : null}
    </>
  )
}
