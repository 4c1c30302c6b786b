import { z } from 'zod'
import { dayField, neededText, optionalText } from '~/kit/form-fields'
import { LONGEST_REVIEW_WORDS, reviewKinds, reviewLists } from './review'

const version = z.coerce.number().int()

/** A review that somebody sets by hand. */
export const newReviewForm = z.object({
  kind: z.enum(reviewKinds, { message: 'Choose what kind of review it is' }),
  dueOn: dayField('Enter the day it is due'),
})

/** The learner's own words. */
export const reviewWordsForm = z.object({ words: neededText('Write how it is going', LONGEST_REVIEW_WORDS), version })

/** What whoever ran a review writes down; the learner's words only where the learner has not written them. */
export const closeReviewForm = z.object({
  heldOn: dayField('Enter the day it was held'),
  summary: neededText('Say what you agreed', LONGEST_REVIEW_WORDS),
  learnerWords: optionalText(LONGEST_REVIEW_WORDS),
  version,
})

export type CloseReviewForm = z.output<typeof closeReviewForm>

/** Why a review waits or is let go. */
export const reviewReasonForm = z.object({
  reason: z.string().min(1, 'Choose a reason'),
  detail: optionalText(200),
  version,
})

export type ReviewReasonForm = z.output<typeof reviewReasonForm>

export const reviewAgainForm = z.object({ version })

export const reviewListName = z.enum(reviewLists).catch('due')
