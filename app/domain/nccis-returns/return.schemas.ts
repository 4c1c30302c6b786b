import { z } from 'zod'

/** Which month is to be frozen. */
export const monthForm = z.object({ periodEnd: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose the month') })

/** That the faults that are left were seen. */
export const fileForm = z.object({ isKnown: z.literal('yes').optional() })

/** Which rule, and from which place in the list on. */
export const faultFilter = z.object({
  rule: z.coerce.number().int().min(1).max(999).catch(0),
  after: z.string().max(2000).nullable().catch(null),
})
