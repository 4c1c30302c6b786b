import { valueAt } from '~/kit/form'
import { asText } from '../form-context'
import { GovukDateInput } from '../govuk/date-input'
import { type GroupProps, useGroupOptions } from './field-props'

export type DateInputProps = GroupProps & {
  /** A date of birth: the browser may fill it in. */
  isBirthday?: boolean
}

const parts = ['day', 'month', 'year'] as const

/** A date in three boxes, sent as `name.day`, `name.month` and `name.year`; its default may be an ISO date. */
export function DateInput({ isBirthday, ...props }: DateInputProps) {
  const { field, options } = useGroupOptions(props)
  const typed = partsOf(field.value)
  const wrong = parts.find((part) => field.errorAt === `${props.name}.${part}`)
  const items = parts.map((part) => ({
    // The first box carries the name's own id, so that the line in the error summary leads into it.
    id: part === 'day' && wrong !== 'day' ? field.id : `${field.id}.${part}`,
    name: `${props.name}.${part}`,
    label: labels[part],
    value: typed[part],
    error: wrong ? wrong === part : Boolean(field.error),
    classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    autocomplete: isBirthday ? `bday-${part}` : undefined,
  }))
  return <GovukDateInput {...options} id={`${field.id}-date`} items={items} />
}

const labels = { day: 'Day', month: 'Month', year: 'Year' }

type Parts = Partial<Record<(typeof parts)[number], string>>

function partsOf(value: unknown): Parts {
  const [year, month, day] = asText(value)?.slice(0, 10).split('-') ?? []
  if (year && month && day) return { day: String(Number(day)), month: String(Number(month)), year }
  return {
    day: asText(valueAt(value, 'day')),
    month: asText(valueAt(value, 'month')),
    year: asText(valueAt(value, 'year')),
  }
}
