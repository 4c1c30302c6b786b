import { z } from 'zod'
import { restorableStates } from './restoration'

/** What support asks for: where a choice should go back to, under which ticket, and why. */
export const restorationForm = z.object({
  to: z.enum(restorableStates, 'Choose the state it should go back to'),
  ticket: z
    .string()
    .trim()
    .min(1, 'Enter the number of the ticket')
    .max(40, 'Keep the number to 40 letters')
    .regex(/^[\w./#-]*$/, 'Enter the number as it stands on the ticket, without spaces'),
  why: z.string().trim().min(1, 'Say why this is right').max(500, 'Use 500 letters or fewer'),
  reference: z.string().max(60).default(''),
  version: z.coerce.number().int(),
})

export type RestorationForm = z.output<typeof restorationForm>
