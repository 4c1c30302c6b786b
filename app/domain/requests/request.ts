import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { addWorkingDays, movedOutOfClosures, workingDaysBetween, type Closure } from '~/domain/cycles/working-day'

export const LONGEST_QUESTION = 1000
export const LONGEST_ANSWER = 2000
/** Nobody has to answer from one day to the next, and nobody waits for ever. */
export const SHORTEST_DAYS = 3
export const LONGEST_DAYS = 30
/** When the learner is reminded, in working days before the last day. */
export const REMINDER_DAYS = 3
/** What a provider that was late already gets to read the answer. */
export const DAYS_WHEN_LATE = 5

/** The last day to answer: a working day, neither too soon nor too late. */
export function lastDayToAnswer(wanted: string, now: Date, closures: readonly Closure[]): string {
  const day = movedOutOfClosures(wanted, closures)
  const today = londonDay(now)
  if (day < addWorkingDays(today, SHORTEST_DAYS, closures)) {
    throw new Refusal('too-soon', `Give the learner at least ${SHORTEST_DAYS} working days to answer.`, 'dueOn')
  }
  if (wanted > addWorkingDays(today, LONGEST_DAYS, closures)) {
    throw new Refusal('too-late', `Choose a day within the next ${LONGEST_DAYS} working days.`, 'dueOn')
  }
  return day
}

/** What is left of the provider's time to decide, in working days, when its clock stops. */
export function daysLeft(
  { state, answerBy }: { state: ChoiceState; answerBy: string | null },
  now: Date,
  closures: readonly Closure[],
): number {
  return is(state, 'clockRuns') && answerBy !== null ? workingDaysBetween(londonDay(now), answerBy, closures) : 0
}

export type Stopped = { beforeState: ChoiceState; daysLeft: number }

/** The provider's last day to decide once its clock goes on. */
export function goesOnUntil({ beforeState, daysLeft }: Stopped, now: Date, closures: readonly Closure[]): string {
  const days = beforeState === 'overdue' ? DAYS_WHEN_LATE : daysLeft
  return addWorkingDays(londonDay(now), days, closures)
}

/** How an answered choice goes on: before an interview it goes back to that, else it waits for its answer. */
export function eventOfAnswer({ beforeState }: Stopped) {
  return beforeState === 'interviewing' ? 'answerBeforeInterview' : 'answer'
}

/** How a choice goes on that nobody answered for: to the very state it had. */
export function eventOfSilence({ beforeState }: Stopped) {
  if (beforeState === 'interviewing') return 'leaveUnansweredBeforeInterview'
  return beforeState === 'overdue' ? 'leaveUnansweredWhenOverdue' : 'leaveUnanswered'
}
