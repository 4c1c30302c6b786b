import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'

const version = z.coerce.number().int().optional()

/** When and where a provider would like to see a learner. */
export const interviewForm = z.object({
  day: dayField('Enter the day of the interview'),
  time: timeField('Enter the time of the interview'),
  place: neededText('Say where it is, or how to join it online', 300),
  message: optionalText(1000),
  version,
})

/** Why an interview falls through. */
export const cancellationForm = z.object({
  reason: z.uuid('Choose the reason'),
  detail: z.string().trim().max(500, 'Use 500 characters or fewer').default(''),
  version,
})

export type InterviewForm = z.output<typeof interviewForm>
export type CancellationForm = z.output<typeof cancellationForm>
