import { z } from 'zod'
import { dayField, optionalDayField, optionalText, timeField } from '~/kit/form-fields'
import { contactKinds, contactOutcomes, isContactKind } from './contact.words'

const facts = {
  kind: z.enum(keysOf(contactKinds), { message: 'Choose how you got in touch' }),
  outcome: z.enum(keysOf(contactOutcomes), { message: 'Choose what came of it' }),
  day: dayField('Enter the day'),
  time: timeField('Enter the time'),
  note: optionalText(2000),
  nextActionOn: optionalDayField(),
}

const more = {
  place: optionalText(200),
  minutes: z
    .string()
    .trim()
    .regex(/^(\d{1,3})?$/, 'Enter whole minutes, for example 40')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((minutes) => minutes === null || (minutes >= 1 && minutes <= 600), 'Enter between 1 and 600 minutes')
    .prefault(''),
  agreed: optionalText(1000),
  nextActionKind: z
    .string()
    .transform((kind) => (isContactKind(kind) ? kind : null))
    .prefault(''),
}

/** One try to reach a young person: where, how long, and what was agreed, which may become a target of the plan. */
export const contactForm = z.object({
  ...facts,
  ...more,
  asTarget: z
    .string()
    .transform((ticked) => ticked === 'yes')
    .prefault(''),
  /** Kept apart from the contact. */
  confidential: optionalText(4000),
  idempotencyKey: z.uuid().optional().catch(undefined),
})

/** One session with several of them. */
export const groupContactForm = z.object({ ...facts, ...more })

type Facts = z.output<z.ZodObject<typeof facts>>

/** A contact as it is recorded: the facts, and what else is known of it. */
export type ContactForm = Facts & Partial<Omit<z.output<typeof contactForm>, keyof Facts>>

function keysOf<K extends string>(words: Record<K, string>): K[] {
  return Object.keys(words).filter((name): name is K => name in words)
}
