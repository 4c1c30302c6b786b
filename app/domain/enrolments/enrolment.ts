import { Refusal } from '~/kit/errors'
import { addDays, londonDay } from '~/kit/dates'

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
