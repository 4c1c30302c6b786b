import { NotFound, Refusal } from '~/kit/errors'
import { formatDay } from '~/kit/dates'
import type { Closure } from './working-day'

/** A school holiday as the coordinator writes it. */
export type HolidayTerms = { name: string; startsOn: string; endsOn: string }

/** One holiday among the others; not there is not found. */
export function holidayWithout<H extends { id: string }>(kept: readonly H[], closureId: string) {
  const known = kept.find(({ id }) => id === closureId)
  if (!known) throw new NotFound('holiday')
  return { known, others: kept.filter(({ id }) => id !== closureId) }
}

/** Refuses a holiday on days that are one already: it would only be there twice. */
export function refuseOverlap(others: readonly HolidayTerms[], { startsOn, endsOn }: Closure) {
  const other = others.find((one) => one.startsOn <= endsOn && one.endsOn >= startsOn)
  if (!other) return
  throw new Refusal(
    'holidays-overlap',
    `“${other.name}” is from ${formatDay(other.startsOn)} to ${formatDay(other.endsOn)} already. Change that one.`,
    'startsOn',
  )
}

/** The closures as they will be when one holiday is changed, added (`known` is null) or taken away (`wanted` is null). */
export function closuresAfter(
  before: readonly Closure[],
  known: Closure | null,
  wanted: Closure | null,
): readonly Closure[] {
  const left = before.filter(({ startsOn, endsOn }) => startsOn !== known?.startsOn || endsOn !== known.endsOn)
  return wanted ? [...left, { startsOn: wanted.startsOn, endsOn: wanted.endsOn }] : left
}
