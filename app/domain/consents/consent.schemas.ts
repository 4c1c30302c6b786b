import { z } from 'zod'
import { isPurpose, purposeNames, purposes } from './consent'

const asked = purposeNames.filter((name) => !purposes[name].hasOwnPage)

/** One yes or no for a purpose. */
export const consentForm = z.object({
  purpose: z
    .string()
    .refine((name) => asked.some((one) => one === name), 'Choose what this is about')
    .refine(isPurpose),
  answer: z.enum(['yes', 'no'], 'Choose yes or no').transform((said) => said === 'yes'),
})
