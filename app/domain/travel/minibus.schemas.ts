import { z } from 'zod'
import { dayField, neededText, optionalDayField } from '~/kit/form-fields'

const MOST_STOPS = 20
const perLine = 'Write one stop a line, the time first: 8:10 Northgate School'

/** The stops, one a line in the order they come: a time and a place. */
const stops = z
  .string()
  .trim()
  .min(1, perLine)
  .transform((text) => text.split(/\r?\n/).filter((line) => line.trim() !== ''))
  .pipe(
    z.array(z.string().regex(/^\s*([01]?\d|2[0-3])[:.][0-5]\d\s+\S/, perLine)).max(MOST_STOPS, 'Use 20 stops or fewer'),
  )
  .transform((lines) => lines.map(stopOf))
  .refine((all) => all.every(({ name }) => name.length <= 80), 'Use 80 characters or fewer for a stop')
  .refine((all) => all.every(({ leaves }, at) => at === 0 || (all[at - 1]?.leaves ?? '') < leaves), {
    message: 'Write the stops in the order they come: each later than the one before',
  })

/** A minibus on a day of the week. */
export const runForm = z
  .object({
    name: neededText('Say what the run is called, for example Morning bus to Riverside', 80),
    weekday: z.coerce.number('Choose a weekday').int('Choose a weekday').min(1, 'Choose a weekday').max(7),
    stops,
    seats: z.coerce
      .number('Enter how many seats')
      .int('Enter how many seats')
      .min(1, 'Enter at least 1')
      .max(80, 'Enter 80 or fewer'),
    fromOn: dayField('Enter the first day'),
    untilOn: dayField('Enter the last day'),
    phone: neededText('Enter the telephone number of whoever drives or answers for it', 40),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    message: 'The last day must not be before the first',
  })

/** A seat on a run: whose, from which stop, from which day and until when. */
export const seatForm = z.object({
  placement: z.uuid('Choose a learner'),
  stop: z.uuid('Choose a stop'),
  fromOn: dayField('Enter the first day'),
  untilOn: optionalDayField(),
})

/** The last day of a seat, or of a whole run. */
export const lastDayForm = z.object({ day: dayField('Enter the last day') })

export type RunForm = z.output<typeof runForm>
export type SeatForm = z.output<typeof seatForm>

function stopOf(line: string) {
  const [, hours = '', minutes = '', name = ''] = /^\s*(\d{1,2})[:.](\d{2})\s+(.*)$/.exec(line) ?? []
  return { leaves: `${hours.padStart(2, '0')}:${minutes}`, name: name.trim() }
}
