import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** How many points something counts, from a day on. */
export const pointsForm = z.object({
  points: z.coerce
    .number('Enter a whole number')
    .int('Enter a whole number')
    .min(0, 'Enter 0 or more')
    .max(9, 'Enter 9 or fewer'),
  fromOn: dayField('Enter the first day'),
})

export type PointsForm = z.output<typeof pointsForm>

/** The lines as a night has kept them. */
export const keptLines = z.array(z.object({ code: z.string(), points: z.number(), isConfidential: z.boolean() }))
