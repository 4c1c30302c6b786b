import { z } from 'zod'
import { dayField, optionalDayField } from '~/kit/form-fields'

/** What a young person is doing now, as an adviser writes it. */
export const activityForm = z.object({
  code: z.string().regex(/^\d{3}$/, 'Choose what they are doing'),
  startedOn: dayField('Enter the day it started'),
  verifiedOn: dayField('Enter the day you checked it'),
  reviewOn: optionalDayField(),
  predictedEndOn: optionalDayField(),
})

export type ActivityForm = z.output<typeof activityForm>
