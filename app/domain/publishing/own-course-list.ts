import { z } from 'zod'

/** What a provider asks of the list of its courses; it stands in the address. */
export const ownCoursesQuestion = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.enum(['', 'draft', 'live', 'withdrawn']).catch(''),
  need: z.enum(['', 'stale', 'incomplete']).catch(''),
  after: z.string().max(2000).nullable().catch(null).prefault(null),
})

export type OwnCoursesQuestion = z.output<typeof ownCoursesQuestion>
