import { z } from 'zod'
import { dayField } from '~/kit/form-fields'
import { agreedHows, type AgreedHow } from './deferral'

const hows = Object.keys(agreedHows).filter((name): name is AgreedHow => name in agreedHows)
const version = z.coerce.number().int().optional()
const start = z.uuid('Choose the start')

/** To which start a place is kept, and how the learner agreed. */
export const deferralForm = z.object({
  to: start,
  how: z.enum(hows, 'Choose how the learner agreed'),
  agreedOn: dayField('Enter the day on which the learner agreed'),
  agreed: z.literal('yes', 'Tick the box if the learner has agreed'),
  message: z.string().trim().max(500, 'Keep the message to 500 letters').default(''),
  version,
})

export type DeferralForm = z.output<typeof deferralForm>

/** Into which start of the new year a kept place is confirmed. */
export const reinstatementForm = z.object({ to: start, version })

export type ReinstatementForm = z.output<typeof reinstatementForm>
