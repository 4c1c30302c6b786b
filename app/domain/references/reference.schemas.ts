import { z } from 'zod'
import { isOnlyTemplate } from './reference-template'

export const REFERENCE_LENGTH = 4000
export const SHORT_LENGTH = 1000

const version = z.coerce.number().int()

/** The words of a reference. */
export const referenceDraft = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Write something about the learner')
    .refine((text) => !isOnlyTemplate(text), 'Write something to at least one of the points')
    .max(REFERENCE_LENGTH, `Keep the reference to ${REFERENCE_LENGTH.toLocaleString('en-GB')} characters`),
  shortText: z
    .string()
    .trim()
    .max(SHORT_LENGTH, `Keep the shorter one to ${SHORT_LENGTH.toLocaleString('en-GB')} characters`)
    .default(''),
  version,
})

/** Whether a second person must approve each reference of the school. */
export const secondPersonForm = z.object({ isNeeded: z.literal('yes').optional() })

/** A button that moves the reference on as it was shown. */
export const referenceMove = z.object({ version })

/** Who writes it: a colleague, or nobody in particular. */
export const referenceWriter = z.object({ writer: z.union([z.uuid(), z.literal('')]).default(''), version })
