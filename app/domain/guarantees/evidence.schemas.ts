import { z } from 'zod'
import { evidenceKinds, type Evidence } from './guarantee'

const evidence = z.object({
  kind: z.enum(evidenceKinds),
  on: z.string().nullish(),
  until: z.string().nullish(),
  what: z.string().nullish(),
  where: z.string().nullish(),
  count: z.number().optional(),
})

/** Evidence as it was kept; null where an adviser’s reason stands for it. */
export function evidenceOf(kept: unknown): Evidence | null {
  const read = evidence.safeParse(kept)
  if (!read.success) return null
  const { count, ...rest } = read.data
  return count === undefined ? rest : { ...rest, count }
}
