import { z } from 'zod'

// The page asks in several groups of boxes, so what is ticked comes as `reasons.0`, `reasons.1` and so on.
const ticked = z.preprocess(flat, z.array(z.uuid()).max(50))

const GROUPS_AT_MOST = 20
const version = z.coerce.number().int().optional()

/** Why a place cannot be offered. With `step` preview nothing is sent: the form comes back with the learner's words above it. */
export const rejectionForm = z.object({
  reasons: ticked.refine((list) => list.length > 0, { path: ['0'], message: 'Choose at least one reason' }),
  details: z.record(z.string(), z.string().trim().max(500, 'Use 500 letters or fewer')).default({}),
  message: z.string().trim().max(1000, 'Keep the message to 1,000 letters').default(''),
  version,
  step: z.enum(['preview', 'send']).default('send'),
})

/** What was ticked as the groups of boxes read it back: each picks out its own. */
export function tickedAgain(reasons: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(Array.from({ length: GROUPS_AT_MOST }, (_, at) => [`reasons.${at}`, reasons]))
}

/** Why a learner withdraws. */
export const withdrawalTerms = z.object({
  reason: z
    .preprocess(flat, z.array(z.string()))
    .refine((chosen) => chosen.length === 1, {
      path: ['0'],
      error: ({ input }) =>
        Array.isArray(input) && input.length > 1
          ? 'Choose one reason only: the one that fits best'
          : 'Choose the reason that fits best',
    })
    .transform(([chosen]) => chosen)
    .pipe(z.uuid({ error: 'Choose the reason that fits best' })),
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

function flat(value: unknown): unknown[] {
  if (value === undefined || value === '') return []
  if (typeof value !== 'object' || value === null) return [value]
  return Object.values(value).flatMap(flat)
}
