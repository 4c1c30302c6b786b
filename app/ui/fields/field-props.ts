import type { ReactNode } from 'react'
import { useField } from '../form-context'
import type { HintOptions, LabelOptions } from '../govuk/label'
import { classNames } from '../govuk/shared'

/** What every field takes. */
export type FieldProps = {
  /** Dotted for nested answers: `qualifications.0.grade`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What stands in the field when the form has no default for it. */
  defaultValue?: unknown
  isOptional?: boolean
  labelSize?: 's' | 'm' | 'l'
  /** The label is read out but not shown, for fields in a table. */
  hideLabel?: boolean
}

export type GroupProps = Omit<FieldProps, 'label' | 'labelSize' | 'hideLabel'> & {
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l'
  hideLegend?: boolean
}

/** The options a govuk field takes, from our props and the form round it. */
export function useFieldOptions({ name, label, hint, defaultValue, isOptional, labelSize, hideLabel }: FieldProps) {
  const field = useField(name, defaultValue)
  return {
    field,
    options: {
      id: field.id,
      name,
      label: labelOptions(label, isOptional, classNames(labelSize && `govuk-label--${labelSize}`, hidden(hideLabel))),
      hint: hintOptions(hint),
      errorMessage: field.error ? { text: field.error } : undefined,
    },
  }
}

/** The same for a group of controls under one legend. */
export function useGroupOptions({ name, legend, hint, defaultValue, isOptional, legendSize, hideLegend }: GroupProps) {
  const field = useField(name, defaultValue)
  const classes = classNames(legendSize && `govuk-fieldset__legend--${legendSize}`, hidden(hideLegend))
  return {
    field,
    options: {
      fieldset: { legend: labelOptions(legend, isOptional, classes) },
      hint: hintOptions(hint),
      errorMessage: field.error ? { text: field.error } : undefined,
    },
  }
}

function labelOptions(label: ReactNode, isOptional: boolean | undefined, classes: string | undefined): LabelOptions {
  return { html: isOptional ? [label, ' (optional)'] : label, classes }
}

function hintOptions(hint: ReactNode): HintOptions | undefined {
  return hint ? { html: hint } : undefined
}

function hidden(isHidden: boolean | undefined) {
  return isHidden && 'govuk-visually-hidden'
}
