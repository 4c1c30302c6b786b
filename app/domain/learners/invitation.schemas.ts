import { z } from 'zod'

/** Which form of a school gets its codes, and whether also those who have one. */
export const invitationsForm = z.object({
  form: z.string().trim().min(1, 'Choose a form').max(50, 'Choose a form'),
  isAgain: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})
