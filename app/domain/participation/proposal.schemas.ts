import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'
import type { ActivityEvidence } from './activity'

/** What a young person says they do now. */
export const ownActivityForm = z.object({
  answer: z.string().min(1, 'Choose what you are doing'),
  startedOn: dayField('Enter the day it started. If you are not sure, enter the first day of the month'),
  where: optionalText(200),
  words: optionalText(500),
})

export type OwnActivityForm = z.output<typeof ownActivityForm>

const MOST_AT_ONCE = 50
const ids = z.union([z.array(z.uuid()), z.uuid().transform((id) => [id])])

/** Which proposals are confirmed together. */
export const confirmForm = z.object({
  proposal: ids
    .refine((all) => all.length <= MOST_AT_ONCE, `Tick ${MOST_AT_ONCE} or fewer`)
    .prefault([])
    .refine((all) => all.length > 0, 'Tick those that you confirm'),
})

/** The same in the address of the page that shows what would change; what makes no sense there is nobody. */
export function tickedProposals(query: URLSearchParams): string[] {
  const ticked = [...query.keys()].flatMap((name) => /^proposals\.(.+)$/.exec(name)?.[1] ?? [])
  return ticked.filter((id) => z.uuid().safeParse(id).success).slice(0, MOST_AT_ONCE)
}

const evidence = z.object({
  where: z.string().optional(),
  words: z.string().optional(),
  times: z.number().optional(),
  on: z.string().optional(),
})

/** Evidence as it was kept. */
export function activityEvidenceOf(kept: unknown): ActivityEvidence {
  const read = evidence.safeParse(kept)
  if (!read.success) return {}
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined))
}
