import { machine } from '~/kit/machine'

/** One review. Coming, due and overdue are told from its days. */
export const reviewMachine = machine({
  due: { hold: 'on-hold', close: 'done', exempt: 'exempt' },
  'on-hold': { resume: 'due', exempt: 'exempt' },
  done: {},
  exempt: {},
})

export type ReviewState = keyof typeof reviewMachine

/** A learner has one of these at a time. */
export const openReviews = ['due', 'on-hold'] as const satisfies ReviewState[]

export function isReviewState(name: string): name is ReviewState {
  return Object.hasOwn(reviewMachine, name)
}
