import { z } from 'zod'
import { dayField, neededText, timeField } from '~/kit/form-fields'

/** Times to enrol, as they are laid out: one after the other. */
export const timesForm = z.object({
  day: dayField('Enter the day'),
  from: timeField('Enter when it begins'),
  until: timeField('Enter when it ends'),
  minutes: z.coerce
    .number({ message: 'Enter how many minutes each takes' })
    .int('Enter a whole number of minutes')
    .min(5, 'Five minutes is the shortest')
    .max(240, 'Four hours (240 minutes) is the longest'),
  seats: z.coerce
    .number({ message: 'Enter how many learners can come at one time' })
    .int('Enter a whole number')
    .min(1, 'One seat is the fewest')
    .max(500, '500 seats is the most'),
  place: neededText('Say where it is', 300),
})

/** The time that a learner takes. */
export const bookingForm = z.object({ time: z.uuid('Choose a time') })

export type TimesForm = z.output<typeof timesForm>
