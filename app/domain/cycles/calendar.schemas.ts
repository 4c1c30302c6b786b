import { z } from 'zod'
import { dayField, neededText } from '~/kit/form-fields'
import { previewed } from '~/kit/previewed'

/** A key date moved to another day; `before` is the day the coordinator saw. */
export const keyDateForm = z.object({
  day: dayField('Enter the day'),
  before: z.string().default(''),
  ...previewed,
})

/** A school holiday of the area: its name, its first and its last day. */
export const holidayForm = z
  .object({
    name: neededText('Write what the holiday is called', 60),
    startsOn: dayField('Enter the first day'),
    endsOn: dayField('Enter the last day'),
    ...previewed,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'The last day must not be before the first',
  })
  .refine(({ startsOn, endsOn }) => Date.parse(endsOn) - Date.parse(startsOn) < 100 * 86_400_000, {
    path: ['endsOn'],
    message: 'A holiday is shorter than 100 days',
  })

export const removalForm = z.object(previewed)
