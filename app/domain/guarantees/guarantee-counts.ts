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

/**
 * The same code by code, within answers of which some are told: what is kept back of an answer is kept back of each of its codes, and its
 * codes add up to it.
 */
export function shownCodes(
  counts: readonly { outcome: string; count: number }[],
  told: readonly (number | null)[],
  limit: number,
) {
  return counts.map(({ outcome }, at) => {
    const nth = outcomes.findIndex((one) => one === outcome)
    if (told[nth] === null || told[nth] === undefined) return null
    const own = counts.map((row, place) => ({ ...row, place })).filter((row) => row.outcome === outcome)
    const { parts } = shownList(
      own.map(({ count }) => count),
      limit,
    )
    return parts[own.findIndex(({ place }) => place === at)] ?? null
  })
}
