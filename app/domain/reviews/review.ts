import { addDays } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import type { ReviewState } from './review.states'

export const reviewKinds = ['induction', 'periodic', 'transfer', 'exit'] as const
export type ReviewKind = (typeof reviewKinds)[number]

/** The lists of whoever looks after the reviews of many. */
export const reviewLists = ['due', 'overdue', 'on-hold', 'coming'] as const
export type ReviewList = (typeof reviewLists)[number]

export const LONGEST_REVIEW_WORDS = 2000
const INDUCTION_WEEKS = 6
const TRANSFER_WEEKS = 4
const WINDOW_DAYS = 14
/** After a hold there are at least so many days again. */
const DAYS_AFTER_HOLD = 14
const WEEKS_AHEAD_AT_MOST = 60

/** The days of a review that is due on one: when it may begin, and by when it is to be held. */
export function windowUntil(dueOn: string, today: string) {
  const opensOn = addDays(dueOn, -WINDOW_DAYS)
  return { opensOn: opensOn < today ? today : opensOn, dueOn }
}

/** The first review of a plan that begins today, or the next one after one was held, done or let go. */
export function nextReview(today: string, { isFirst, weeks }: { isFirst: boolean; weeks: number }) {
  const kind: ReviewKind = isFirst ? 'induction' : 'periodic'
  return { kind, ...windowUntil(addDays(today, 7 * (isFirst ? INDUCTION_WEEKS : weeks)), today) }
}

/** The review after joining another school. */
export function transferReview(today: string) {
  const kind: ReviewKind = 'transfer'
  return { kind, ...windowUntil(addDays(today, 7 * TRANSFER_WEEKS), today) }
}

/** The days of a review that goes on after a hold. */
export function afterHold({ opensOn, dueOn }: { opensOn: string; dueOn: string }, today: string) {
  const least = addDays(today, DAYS_AFTER_HOLD)
  return dueOn >= least ? { opensOn, dueOn } : { opensOn: today, dueOn: least }
}

/** On which list a review stands today; null once it is over. */
export function listOf(
  review: { state: ReviewState; opensOn: string; dueOn: string },
  today: string,
): ReviewList | null {
  if (review.state === 'on-hold') return 'on-hold'
  if (review.state !== 'due') return null
  if (review.dueOn < today) return 'overdue'
  return review.opensOn <= today ? 'due' : 'coming'
}

/** Refuses a day for a review that has passed or is too far off. */
export function refuseReviewDay(dueOn: string, today: string) {
  if (dueOn < today) throw new Refusal('day-passed', 'Choose a day that has not passed yet.', 'dueOn')
  if (dueOn > addDays(today, 7 * WEEKS_AHEAD_AT_MOST))
    throw new Refusal('too-far-off', 'Choose a day within the next year.', 'dueOn')
}

/** Refuses to call a review held on a day that has not come, or to close it without the learner's own words. */
export function refuseToClose({ heldOn, words }: { heldOn: string; words: string | null }, today: string) {
  if (heldOn > today) throw new Refusal('not-yet', 'This day has not come yet.', 'heldOn')
  if (words === null)
    throw new Refusal(
      'no-learner-words',
      'The learner has not written anything yet. Ask them to, or write down what they say.',
      'learnerWords',
    )
}
