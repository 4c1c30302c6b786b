import { z } from 'zod'
import { dayField, optionalDayField, optionalText, timeField } from '~/kit/form-fields'
import { contactKinds, contactOutcomes } from './contact.words'

/** One try to reach a young person. */
export const contactForm = z.object({
  kind: z.enum(keysOf(contactKinds), { message: 'Choose how you got in touch' }),
  outcome: z.enum(keysOf(contactOutcomes), { message: 'Choose what came of it' }),
  day: dayField('Enter the day'),
  time: timeField('Enter the time'),
  note: optionalText(2000),
  nextActionOn: optionalDayField(),
})

export type ContactForm = z.output<typeof contactForm>

function keysOf<K extends string>(words: Record<K, string>): K[] {
  return Object.keys(words).filter((name): name is K => name in words)
}
