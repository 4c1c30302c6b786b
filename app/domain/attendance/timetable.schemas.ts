import { z } from 'zod'
import { dayField, neededText, timeField } from '~/kit/form-fields'

const maybeId = z
  .union([z.uuid(), z.literal('')])
  .transform((id) => (id === '' ? null : id))
  .prefault('')

/** One line of a timetable as a provider writes it. */
export const slotForm = z
  .object({
    courseRunId: z.uuid('Choose a course'),
    title: neededText('Say what the session is, for example Maths', 100),
    weekday: z.coerce.number('Choose a weekday').int().min(1, 'Choose a weekday').max(7, 'Choose a weekday'),
    start: timeField('Enter when it starts'),
    end: timeField('Enter when it ends'),
    siteId: maybeId,
    blockId: maybeId,
    fromOn: dayField('Enter the first day'),
    untilOn: dayField('Enter the last day'),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'The session must end after it starts' })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    message: 'The last day must not be before the first',
  })

/** The last day on which a line of the timetable is held. */
export const slotEnd = z.object({ lastOn: dayField('Enter the last day') })

export type SlotForm = z.output<typeof slotForm>
