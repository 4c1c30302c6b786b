import type { ReactNode } from 'react'
import { asText, asTexts } from '../form-context'
import { type ChoiceItem, GovukCheckboxes, GovukRadios } from '../govuk/choices'
import { GovukSelect } from '../govuk/select'
import { classNames } from '../govuk/shared'
import { type FieldProps, type GroupProps, useFieldOptions, useGroupOptions } from './field-props'
import { type Option, optionList, type Options } from './options'

export type RadiosProps = GroupProps & { options: Options; isInline?: boolean; isSmall?: boolean; divider?: boolean }

/** One choice out of a few. With `divider` the last choice stands apart after an “or”. */
export function Radios({ options: choices, isInline, isSmall, divider, ...props }: RadiosProps) {
  const { field, options } = useGroupOptions(props)
  const items = optionList(choices).map(itemOf)
  return (
    <GovukRadios
      {...options}
      name={props.name}
      idPrefix={field.errorId}
      value={asText(field.value)}
      items={divider ? [...items.slice(0, -1), { divider: 'or' }, ...items.slice(-1)] : items}
      classes={classNames(isInline && 'govuk-radios--inline', isSmall && 'govuk-radios--small')}
      control={field.control}
    />
  )
}

export type CheckboxesProps = GroupProps & { options: Options; isSmall?: boolean }

/** Any number of choices; they are sent as one name, repeated. */
export function Checkboxes({ options: choices, isSmall, ...props }: CheckboxesProps) {
  const { field, options } = useGroupOptions(props)
  return (
    <GovukCheckboxes
      {...options}
      name={props.name}
      idPrefix={field.errorId}
      values={asTexts(field.value)}
      items={optionList(choices).map(itemOf)}
      classes={classNames(isSmall && 'govuk-checkboxes--small')}
      control={field.control}
    />
  )
}

export type CheckboxProps = Omit<FieldProps, 'labelSize'> & {
  value?: string
  isSmall?: boolean
  description?: ReactNode
}

/** One box to tick: it sends `yes`, or nothing. */
export function Checkbox({ name, label, hint, defaultValue, value = 'yes', isSmall, hideLabel }: CheckboxProps) {
  const { field, options } = useFieldOptions({ name, label, defaultValue })
  return (
    <GovukCheckboxes
      name={name}
      idPrefix={field.id}
      errorMessage={options.errorMessage}
      items={[
        {
          value,
          html: hideLabel ? <span className="govuk-visually-hidden">{label}</span> : label,
          hint: hint ? { html: hint } : undefined,
          checked: field.value === true || asText(field.value) === value,
        },
      ]}
      classes={classNames(isSmall && 'govuk-checkboxes--small')}
      control={field.control}
    />
  )
}

export type SelectProps = FieldProps & {
  options: Readonly<Record<string, string>> | readonly { value: string; text: string }[]
  /** The first line, which stands for no answer. */
  empty?: string
}

/** One choice out of a longer list. */
export function Select({ options: choices, empty, ...props }: SelectProps) {
  const { field, options } = useFieldOptions(props)
  const items = optionList(choices).map(({ value, text }) => ({ value, text: asText(text) }))
  return (
    <GovukSelect
      {...options}
      value={asText(field.value)}
      items={empty === undefined ? items : [{ value: '', text: empty }, ...items]}
      control={field.control}
    />
  )
}

function itemOf({ value, text, hint, conditional, isDisabled }: Option): ChoiceItem {
  return {
    value,
    html: text,
    hint: hint ? { html: hint } : undefined,
    conditional: conditional ? { html: conditional } : undefined,
    disabled: isDisabled,
  }
}
