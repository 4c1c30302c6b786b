import { Refusal } from '~/kit/errors'
import { addDays, formatDay, londonDay } from '~/kit/dates'
import type { KeyDates } from '../cycles/cycle'

export type EnrolmentStatus = 'enrolled' | 'not-arrived' | 'left'

const LONGEST_AHEAD_DAYS = 92
const LONGEST_AGO_DAYS = 366

/** A first day lies within the last year or the next three months: anything else is a slip of the pen. */
export function refuseOddStart(startedOn: string, now: Date) {
  const today = londonDay(now)
  if (startedOn > addDays(today, LONGEST_AHEAD_DAYS) || startedOn < addDays(today, -LONGEST_AGO_DAYS)) {
    throw new Refusal(
      'odd-start',
      'Check the first day: it is more than a year ago or more than three months ahead.',
      'startedOn',
    )
  }
}

/** A college’s own system enrols while the term is open: from the day of the results until the autumn’s census. */
export function refuseOutsideTerm(dates: KeyDates, now: Date) {
  const today = londonDay(now)
  const { results: first, 'activity-survey': census } = dates
  if (first !== undefined && today < first) {
    throw new Refusal('term-not-open', `A file can enrol from ${formatDay(first)} on, the day of the results.`)
  }
  if (census !== undefined && today >= census) {
    throw new Refusal(
      'census-past',
      `A file could enrol until ${formatDay(addDays(census, -1))}. Enrol late starters one by one.`,
    )
  }
}

/** Nobody is enrolled whom nobody has looked at: the college says that it has checked who they are. */
export function refuseUncheckedIdentity(isChecked: boolean) {
  if (!isChecked)
    throw new Refusal('identity-unchecked', 'Nobody has said that the identity of this learner is checked.')
}
