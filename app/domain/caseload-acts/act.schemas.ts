import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'
import { isContactKind } from '../participation/contact.words'

/** Giving learners to another adviser. */
export const moveForm = z.object({
  adviser: z.uuid('Choose the adviser'),
  reason: z.uuid('Choose the reason'),
  detail: optionalText(500),
})

/** Planning the next step. */
export const nextActionForm = z.object({
  on: dayField('Enter the day of the next step'),
  what: z
    .string()
    .transform((kind) => (isContactKind(kind) ? kind : null))
    .prefault(''),
})

/** Saying how much help is needed. */
export const needManyForm = z.object({
  level: z.enum(['1', '2', '3'], { message: 'Choose how much help is needed' }).transform((level) => Number(level)),
})

const day = z.iso.date()

/** What is kept of an act. */
export const actTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), adviserId: z.uuid(), reasonId: z.uuid(), note: z.string().nullable() }),
  z.object({ kind: z.literal('next-action'), on: day, what: z.string().nullable() }),
  z.object({ kind: z.literal('need'), level: z.number(), fromOn: day }),
])

export type ActTerms = z.output<typeof actTerms>

/** What stood there for one learner. */
export const heldBefore = z.object({
  adviserId: z.uuid(),
  adviserName: z.string().nullable(),
  nextActionOn: day.nullable(),
  nextActionKind: z.string().nullable(),
  level: z.number().nullable(),
  isNameOnly: z.boolean(),
  /** The level that was recorded by the act, to take it back. */
  needId: z.uuid().nullable().optional(),
})

export type HeldBefore = z.output<typeof heldBefore>
