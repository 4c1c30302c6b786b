import { z } from 'zod'

/** Whether an address is protected from now on, and why. */
export const addressForm = z.object({
  isProtected: z.enum(['yes', 'no'], 'Choose yes or no').transform((said) => said === 'yes'),
  reason: z.string().trim().min(1, 'Write down why').max(500, 'Use 500 characters or fewer'),
})
