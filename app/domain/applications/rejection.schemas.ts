import { z } from 'zod'

/** A list that a browser sends as one value or several. */
export const ticked = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).max(50))

const version = z.coerce.number().int().optional()

/** Why a place cannot be offered. With `step` preview nothing is sent: the form comes back with the learner's words above it. */
export const rejectionTerms = z.object({
  reasons: ticked.optional().transform((list) => list ?? []).refine((list) => list.length > 0, 'Choose at least one reason'),
  details: z.record(z.string(), z.string().trim().max(500, 'Use 500 letters or fewer')).default({}),
  message: z.string().trim().max(1000, 'Keep the message to 1,000 letters').default(''),
  version,
})

/** The page's form: the same, with whether it is to be read first or sent. */
export const rejectionForm = rejectionTerms.extend({ step: z.enum(['preview', 'send']).default('send') })

/** Why a learner withdraws. */
export const withdrawalTerms = z.object({
  reason: z.uuid('Choose the reason that fits best'),
  detail: z.string().trim().max(500, 'Use 500 letters or fewer').default(''),
  version,
})

const preview = z.object({
  preview: z.object({ provider: z.string(), course: z.string(), reasons: z.array(z.string()), message: z.string() }),
})

/** Whether the reply of the page holds a preview. */
export function isPreview(reply: unknown): reply is z.output<typeof preview> {
  return preview.safeParse(reply).success
}
