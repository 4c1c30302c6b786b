import { daysBetween } from '~/kit/dates'

/** What an adviser is asked to see to. A later kind is one more line here and in the words. */
export const taskKinds = ['programme-ended', 'not-sustained'] as const
export type TaskKind = (typeof taskKinds)[number]

/** How a task came to be settled: by a talk, by saying what the learner does now, or by a word; its cause was taken back, or they left. */
export type TaskEnding = 'contact' | 'activity' | 'word' | 'undone' | 'left'

/** A try that reached nobody settles nothing. */
const reached = ['reached', 'reached-family', 'refused']

export function settlesTasks(outcome: string): boolean {
  return reached.includes(outcome)
}

/** A task is overdue from the day after its last day. */
export function isOverdue({ dueOn }: { dueOn: string }, today: string): boolean {
  return dueOn < today
}

/** How long a task has stood, in days. */
export function ageOf(askedOn: string, today: string): number {
  return daysBetween(askedOn, today)
}
