import { addDays } from '~/kit/dates'
import { yearToApply } from './publishing-dates'

/** So many weeks later a start falls on the same day of the week. */
const WEEKS = 52

/** The same day of the week a year later: a September start stays a Monday. */
export function dayNextYear(day: string | null): string | null {
  return day === null ? null : addDays(day, WEEKS * 7)
}

/** Whether a start belongs to the year before the one that is prepared, so that it is copied. */
export function isCopied(startsOn: string | null, preparedYear: number): boolean {
  return startsOn !== null && yearToApply(startsOn) === preparedYear - 1
}
