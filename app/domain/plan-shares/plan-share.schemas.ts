import { z } from 'zod'
import { planParts } from '~/domain/plans/plan-rights'
import { dayField } from '~/kit/form-fields'

/** Which parts of the plan, until which day, and the yes. A single box comes as one word, several as a list. */
export const sharePlanForm = z.object({
  parts: z
    .union([z.array(z.enum(planParts)), z.enum(planParts).transform((part) => [part])], 'Choose what you want to share')
    .refine((parts) => parts.length > 0, 'Choose what you want to share'),
  expiresOn: dayField('Enter the last day they can read it'),
  agrees: z
    .string()
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

export type SharePlanForm = z.output<typeof sharePlanForm>
