import { Refusal } from '~/kit/errors'
import { londonDay } from '~/kit/dates'
import { addWorkingDays, type Closure } from '../cycles/working-day'

/** Working days after an interview in which the provider still owes its answer. */
export const ANSWER_DAYS_AFTER = 10

/** An interview is today or later. */
export function refusePastInterview(startsAt: Date, now: Date) {
  if (startsAt <= now) throw new Refusal('in-the-past', 'Choose a day and time that are still to come.', 'day')
}

/** A learner cannot be in two places: what the other thing is, and with whom, is nobody else's business. */
export function refuseClash(hasClash: boolean) {
  if (!hasClash) return
  throw new Refusal(
    'clash',
    'The learner has something else within an hour of this time. Choose another time, or tick the box to go on.',
    'isClashKnown',
  )
}

/** The provider's last day to answer: ten working days after the interview, or the day it had where that is later. */
export function answerByAfter(startsAt: Date, answerBy: string | null, closures: readonly Closure[]): string {
  const after = addWorkingDays(londonDay(startsAt), ANSWER_DAYS_AFTER, closures)
  return answerBy !== null && answerBy > after ? answerBy : after
}

/** Whether an interview has not begun yet. */
export function isToCome({ startsAt }: { startsAt: Date }, now: Date): boolean {
  return startsAt > now
}
