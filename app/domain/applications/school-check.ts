import { addWorkingDays, type Closure } from '../cycles/working-day'

export type CheckOutcome = 'released' | 'by-clock' | 'returned' | 'not-sent'

/**
 * The day after which an application goes on by itself: so many school days, but never later than the area's last day,
 * so that nobody misses it because a school was slow.
 */
export function releaseBy(today: string, days: number, lastDay: string | undefined, closures: readonly Closure[]) {
  const inTime = addWorkingDays(today, days, closures)
  return lastDay !== undefined && lastDay < inTime && lastDay >= today ? lastDay : inTime
}
