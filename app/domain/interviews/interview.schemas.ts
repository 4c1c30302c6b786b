import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'

const version = z.coerce.number().int().optional()

/** When and where a provider would like to see a learner. */
export const interviewForm = z.object({
  day: dayField('Enter the day of the interview'),
  time: timeField('Enter the time of the interview'),
  place: neededText('Say where it is, or how to join it online', 300),
  message: optionalText(1000),
  isClashKnown: z.literal('yes').optional(),
  version,
})

/** Why an interview falls through. */
export const cancellationForm = z.object({
  reason: z.uuid('Choose the reason'),
  detail: z.string().trim().max(500, 'Use 500 characters or fewer').default(''),
  version,
})

/** Which interview the learner saw when answering: one that was moved meanwhile must be looked at first. */
const seen = { interview: z.uuid('Open this page again') }

/** The learner says yes to the day and the time. */
export const comingForm = z.object(seen)

/** The learner cannot come then, and says when. */
export const otherTimeForm = z.object({
  words: neededText('Say which days and times suit you', 500),
  ...seen,
})

/** Why a learner calls an interview off. */
export const ownCancellationForm = z.object({
  reason: z.uuid('Choose the reason'),
  detail: z.string().trim().max(500, 'Use 500 characters or fewer').default(''),
  ...seen,
})

export type OtherTimeForm = z.output<typeof otherTimeForm>
export type OwnCancellationForm = z.output<typeof ownCancellationForm>
export type InterviewForm = z.output<typeof interviewForm>
export type CancellationForm = z.output<typeof cancellationForm>
