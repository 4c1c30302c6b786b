import { z } from 'zod'
import { dayField } from '~/kit/form-fields'
import { conditionDecisions } from './condition'

const version = z.coerce.number().int().optional()
const detail = z.string().trim().max(500, 'Use 500 characters or fewer').default('')

/** What became of each condition, by its id. */
export const conditionsForm = z.object({
  decisions: z
    .record(z.uuid(), z.enum(conditionDecisions, { message: 'Choose what became of this condition' }))
    .default({}),
  version,
})

/** A deed that needs nothing but a yes. */
export const confirmation = z.object({ version })

/** Why the conditions were missed, or why somebody did not arrive. */
export const reasonForm = z.object({ reason: z.uuid('Choose the reason'), detail, version })

/** The first day of a learner. */
export const enrolmentForm = z.object({ startedOn: dayField('Enter the first day'), version })

export type ConditionsForm = z.output<typeof conditionsForm>
export type Confirmation = z.output<typeof confirmation>
export type ReasonForm = z.output<typeof reasonForm>
export type EnrolmentForm = z.output<typeof enrolmentForm>
