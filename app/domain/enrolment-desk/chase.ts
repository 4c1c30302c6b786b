import { addWorkingDays, type Closure } from '~/domain/cycles/working-day'
import { addDays } from '~/kit/dates'

/** On the fifth working day of a course somebody is asked after who has not been enrolled. */
export const CHASE_ON_DAY = 5

/** How long ago a course may have begun for its learners to be asked after: later it is the adviser's. */
const LONGEST_AGO_DAYS = 60

/** Whether the day has come to ask after somebody whose course began on a day. */
export function isDueToChase(startsOn: string, today: string, closures: readonly Closure[]): boolean {
  return addWorkingDays(startsOn, CHASE_ON_DAY, closures) <= today
}

/** The first day on which a course may have begun. */
export function earliestStart(today: string): string {
  return addDays(today, -LONGEST_AGO_DAYS)
}
