import { z } from 'zod'

const MOST_AT_ONCE = 500

/** The learners ticked in a grid: each a name of its own, so that a box needs no script. */
export const nudgeForm = z.object({
  learners: z
    .record(z.uuid(), z.unknown())
    .transform((ticked) => Object.keys(ticked))
    .pipe(z.array(z.uuid()).min(1, 'Tick at least one learner').max(MOST_AT_ONCE))
    .catch([])
    .refine((ids) => ids.length > 0, 'Tick at least one learner'),
})

const tick = /^learners\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The learners ticked, from the address of a page. */
export function tickedIn(search: URLSearchParams): string[] {
  const ids = [...search.keys()].flatMap((name) => tick.exec(name)?.[1] ?? [])
  return [...new Set(ids)].slice(0, MOST_AT_ONCE)
}
