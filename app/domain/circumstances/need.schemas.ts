import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** How much help a learner needs, from a day on. */
export const needForm = z.object({
  level: z.enum(['1', '2', '3'], { message: 'Choose how much help is needed' }).transform((level) => Number(level)),
  fromOn: dayField('Enter the day from which it holds'),
})

export type NeedForm = z.output<typeof needForm>
