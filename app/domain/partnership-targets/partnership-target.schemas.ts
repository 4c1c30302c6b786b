import { z } from 'zod'
import { dayField } from '~/kit/form-fields'
import { measures } from './measure'

/** What the partnership means to have reached on a day. */
export const targetForm = z.object({
  measure: z.enum(measures, 'Choose what the target is for'),
  value: z
    .string()
    .trim()
    .regex(/^\d{1,6}(\.\d)?$/, 'Enter a number with no more than one decimal, for example 2.4')
    .transform(Number),
  dueOn: dayField('Enter the day'),
})

/** The button beside a target, on the version that was read. */
export const targetButton = z.object({ version: z.coerce.number().int() })

export type TargetForm = z.output<typeof targetForm>
