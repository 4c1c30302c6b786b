import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { mismatches } from './leaver'

/** What narrows the list of advisers; what makes no sense narrows nothing. */
export const leaverFilter = z.object({
  year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null).prefault(null),
  kind: z
    .enum([...mismatches, 'all'])
    .catch('all')
    .prefault('all'),
  school: z.uuid().nullable().catch(null).prefault(null),
  after: z.string().nullable().catch(null).prefault(null),
})

/** An adviser has looked at what does not go together. */
export const lookedAtForm = z.object({
  reason: neededText('Say what you found', 500),
  version: z.coerce.number().int(),
})

export type LookedAtForm = z.output<typeof lookedAtForm>

const evidence = z.object({
  kind: z.enum(['activity', 'enrolment', 'register']),
  what: z.string(),
  where: z.string().nullable(),
  on: z.string(),
})

/** What 1 November rests on, as it was kept. */
export function novemberEvidenceOf(kept: unknown) {
  const read = evidence.safeParse(kept)
  return read.success ? read.data : null
}
