import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'

const version = z.coerce.number().int().optional()

const chosen = z
  .literal('')
  .transform(() => null)
  .or(z.uuid('Choose one of the list'))
  .prefault('')

/** A row of times for interviews on one day, as a provider lays them out. */
export const slotsForm = z.object({
  day: dayField('Say which day it is'),
  from: timeField('Say when the first one begins'),
  to: timeField('Say when the last one is over'),
  minutes: z.coerce
    .number('Enter a number of minutes, for example 20')
    .int('Enter a number of minutes, for example 20')
    .min(5, 'An interview takes at least 5 minutes')
    .max(480, 'An interview takes at most 480 minutes'),
  seats: z.coerce
    .number('Enter a number, for example 1')
    .int('Enter a number, for example 1')
    .min(1, 'At least one learner comes at a time')
    .max(200, 'At most 200 learners come at a time'),
  place: neededText('Say where it is, or how to join it online', 300),
  course: chosen,
})

/** By when a learner chooses a time, and what is said to them. */
export const timesForm = z.object({
  bookBy: dayField('Say by which day the learner must choose'),
  message: optionalText(1000),
  version,
})

/** The time a learner takes, and the interview they saw when they took it; none where they had none. */
export const bookingForm = z.object({
  slot: z.uuid('Choose a time'),
  interview: z.uuid('Open this page again').or(z.literal('')),
})

export type SlotsForm = z.output<typeof slotsForm>
export type TimesForm = z.output<typeof timesForm>
export type BookingForm = z.output<typeof bookingForm>
