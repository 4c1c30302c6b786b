import { z } from 'zod'

/** What the page of weeks is asked for: a course run, and a page of its learners. */
export const weeksAsked = z.object({
  run: z.uuid().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(500).catch(1),
})
