import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** To which start a learner goes, and from which day on. */
export const transferForm = z.object({
  run: z.uuid('Choose the course'),
  startedOn: dayField('Enter the first day'),
  agreed: z.literal('yes', { message: 'Ask the learner first. Tick when they agree' }),
  version: z.coerce.number().int().optional(),
})

export type TransferForm = Omit<z.output<typeof transferForm>, 'agreed'>
