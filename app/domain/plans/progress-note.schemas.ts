import { z } from 'zod'
import { neededText } from '~/kit/form-fields'

/** How a learner gets on, as a provider's staff see it. */
export const progressRatings = ['on-track', 'some-concern', 'at-risk'] as const

/** A note on progress: how it goes in one word, and why in a few. */
export const progressNoteForm = z.object({
  rating: z.enum(progressRatings, { message: 'Choose how it goes' }),
  body: neededText('Write a few words', 2000),
})

export type ProgressNoteForm = z.output<typeof progressNoteForm>
