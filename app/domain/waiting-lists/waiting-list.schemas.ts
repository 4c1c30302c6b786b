import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** Until when a learner waits for a place. */
export const waitForm = z.object({
  expiresOn: dayField('Enter the last day of the wait'),
  version: z.coerce.number().int().optional(),
})

export type WaitForm = z.output<typeof waitForm>
