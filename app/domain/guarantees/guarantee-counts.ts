import { shownList, shownTable } from '~/kit/small-numbers'
import { outcomes, type Outcome } from './guarantee'

/** What is looked for first is kept back last: who has no offer, and of whom nothing is recorded. */
const worth: Record<Outcome, number> = {
  'no-offer': 100,
  'not-recorded': 100,
  offer: 1,
  continuing: 1,
  'not-appropriate': 1,
}

/** How many of each group have each answer, in the order of the answers; small numbers are kept back with what would tell them. */
export function shownOutcomes(counts: readonly (readonly number[])[], limit: number) {
  return shownTable(
    counts,
    limit,
    outcomes.map((outcome) => worth[outcome]),
  )
}

export type CodeCount = { code: string; outcome: string; yearGroup: string; count: number }

/**
 * The same code by code, within answers of a year of which some are told: what is kept back of an answer is kept back of each of its codes,
 * and its codes add up to it.
 */
export function shownCodes(
  codes: readonly CodeCount[],
  told: ReadonlyMap<string, readonly (number | null)[]>,
  limit: number,
) {
  return codes.map((one) => {
    const nth = outcomes.findIndex((outcome) => outcome === one.outcome)
    if ((told.get(one.yearGroup)?.[nth] ?? null) === null) return null
    const own = codes.filter(({ outcome, yearGroup }) => outcome === one.outcome && yearGroup === one.yearGroup)
    const { parts } = shownList(
      own.map(({ count }) => count),
      limit,
    )
    return parts[own.indexOf(one)] ?? null
  })
}
