import { planReaders } from '~/access/roles'
import type { Sentences } from '../learners/timeline'
import { listOf, type ReviewKind, type ReviewList } from './review'
import type { ReviewState } from './review.states'

type Tag = { text: string; colour: 'grey' | 'blue' | 'green' | 'orange' | 'yellow' }

export const kindWords: Record<ReviewKind, string> = {
  induction: 'First review',
  periodic: 'Review',
  transfer: 'Review after a move',
  exit: 'Last review',
}

export const listWords: Record<ReviewList, string> = {
  due: 'Due',
  overdue: 'Overdue',
  'on-hold': 'On hold',
  coming: 'Coming',
}

const listTags: Record<ReviewList, Tag> = {
  due: { text: 'Due', colour: 'blue' },
  overdue: { text: 'Overdue', colour: 'orange' },
  'on-hold': { text: 'On hold', colour: 'yellow' },
  coming: { text: 'Coming', colour: 'grey' },
}

/** What a kind of review is called; one that is no longer known by its name. */
export function reviewKind(kind: string): string {
  return isKind(kind) ? kindWords[kind] : kind
}

/** Where a review stands today, as a tag. */
export function reviewTag(review: { state: ReviewState; opensOn: string; dueOn: string }, today: string): Tag {
  const list = listOf(review, today)
  if (list !== null) return listTags[list]
  return review.state === 'done' ? { text: 'Done', colour: 'green' } : { text: 'Not held', colour: 'grey' }
}

/** What the events of reviews say in a history, to those who may open the plan. */
export const reviewSentences: Sentences = {
  'review.set': (_, { role }) => told(role, 'Set a review'),
  'review.brought-forward': (_, { role }) => told(role, 'Set a review after a move'),
  'review.answered': (_, { role }) => told(role, 'Wrote for a review'),
  'review.done': (_, { role }) => told(role, 'Held a review'),
  'review.held-back': ({ particulars }, { role }) =>
    told(role, `Put a review on hold: ${String(particulars['reason'])}`),
  'review.resumed': (_, { role }) => told(role, 'Took a review up again'),
  'review.exempted': ({ particulars }, { role }) => told(role, `Let a review go: ${String(particulars['reason'])}`),
}

function isKind(kind: string): kind is ReviewKind {
  return Object.hasOwn(kindWords, kind)
}

function told(role: string, sentence: string): string | null {
  return role !== 'parent' && planReaders.some((reader) => reader === role) ? sentence : null
}
