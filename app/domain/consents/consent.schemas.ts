import { z } from 'zod'
import { isPurpose, purposeNames, purposes } from './consent'

const asked = purposeNames.filter((name) => !purposes[name].hasOwnPage)

/** A yes or a no. */
export const yesOrNo = z.object({
  answer: z.enum(['yes', 'no'], 'Choose yes or no').transform((said) => said === 'yes'),
})

/** One yes or no for a purpose. */
export const consentForm = yesOrNo.extend({
  purpose: z
    .string()
    .refine((name) => asked.some((one) => one === name), 'Choose what this is about')
    .refine(isPurpose),
})
