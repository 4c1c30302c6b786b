import { z } from 'zod'
import { neededText, optionalText } from '~/kit/form-fields'

const code = z.string().regex(/^\d{3}$/, 'Choose a destination')

/** Where a learner means to go, as the school records it. */
export const intentionForm = z.object({ code, reason: optionalText(500) })

/** Where a learner went, as an adviser records it. */
export const destinationForm = z.object({ code, reason: neededText('Say how you know', 500) })

export type IntentionForm = z.output<typeof intentionForm>
export type DestinationForm = z.output<typeof destinationForm>
