import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'

const chosen = z
  .literal('')
  .transform(() => null)
  .or(z.uuid('Choose one of the list'))
  .prefault('')

/** An open event as its provider plans it: a day, its hours, where, and where to book. */
export const openEventForm = z
  .object({
    title: neededText('Say what it is called', 120),
    day: dayField('Say which day it is'),
    start: timeField('Say when it starts'),
    end: timeField('Say when it ends'),
    site: chosen,
    place: optionalText(200),
    course: chosen,
    details: optionalText(1000),
    bookingUrl: optionalText(500).refine(isWebAddress, 'A booking link begins with https://'),
  })
  .refine(({ start, end }) => end > start, { path: ['end'], message: 'It must end after it starts' })

export type OpenEventForm = z.output<typeof openEventForm>

/** Whether an event stands on the home page. */
export const featuring = z.object({ isFeatured: z.enum(['yes', 'no']).transform((answer) => answer === 'yes') })

function isWebAddress(text: string | null) {
  return text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success
}
