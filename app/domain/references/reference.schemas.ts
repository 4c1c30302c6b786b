import { z } from 'zod'

export const REFERENCE_LENGTH = 4000

const version = z.coerce.number().int()

/** The words of a reference. */
export const referenceDraft = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Write something about the learner')
    .max(REFERENCE_LENGTH, `Keep the reference to ${REFERENCE_LENGTH.toLocaleString('en-GB')} characters`),
  version,
})

/** A button that moves the reference on as it was shown. */
export const referenceMove = z.object({ version })

/** Who writes it: a colleague, or nobody in particular. */
export const referenceWriter = z.object({ writer: z.union([z.uuid(), z.literal('')]).default(''), version })
