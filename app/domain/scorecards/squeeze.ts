/** Between which counts an unknown must lie. */
type Bounds = { least: number; most: number }

/** Some figures by group in two places, of which not everything is told. */
export type Squeezed = {
  /** How many there are in each group, in the place that is asked about and outside it. */
  sizes: readonly { own: number; rest: number }[]
  /** Each figure: of each group in the place, of each group in both places together, of all groups in the place, and outside it. */
  figures: readonly {
    own: readonly (number | null)[]
    both: readonly (number | null)[]
    ownTotal: number | null
    restTotal: number | null
  }[]
  /** Figures that add up to another one, or to everybody where none is named. */
  sums: readonly { whole: number | null; parts: readonly number[] }[]
}

const ROUNDS = 6

/**
 * How far what is told narrows down each figure of each group of a place: by what both places together have, by what all groups of a place come
 * to, and by figures that add up to each other. The widths are in the order of the figures, then of the groups.
 */
export function widthsOf({ sizes, figures, sums }: Squeezed): number[][] {
  const own = figures.map((figure) =>
    sizes.map((size, at): Bounds => {
      const told = figure.own[at] ?? null
      return told === null ? { least: 0, most: size.own } : { least: told, most: told }
    }),
  )
  const rest = figures.map(() => sizes.map(({ rest }): Bounds => ({ least: 0, most: rest })))
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.forEach(({ both, ownTotal, restTotal }, nth) => {
      const [here, there] = [own[nth] ?? [], rest[nth] ?? []]
      both.forEach((sum, at) => addUp([here[at], there[at]], exactly(sum)))
      addUp(here, exactly(ownTotal))
      addUp(there, exactly(restTotal))
    })
    sizes.forEach((size, at) =>
      sums.forEach(({ whole, parts }) => {
        for (const [bounds, all] of [[own, size.own] as const, [rest, size.rest] as const])
          addUp(
            parts.map((part) => bounds[part]?.[at]),
            whole === null ? exactly(all) : (bounds[whole]?.[at] ?? null),
          )
      }),
    )
  }
  return own.map((groups) => groups.map(({ least, most }) => most - least))
}

function exactly(count: number | null): Bounds | null {
  return count === null ? null : { least: count, most: count }
}

/** Unknowns that come to a sum: each is left what the others cannot take, and the sum what all of them can be. */
function addUp(given: readonly (Bounds | undefined)[], sum: Bounds | null) {
  if (!sum) return
  const parts = given.filter((one) => one !== undefined)
  for (const one of parts) {
    const others = parts.filter((other) => other !== one)
    narrow(one, sum.least - total(others.map(({ most }) => most)), sum.most - total(others.map(({ least }) => least)))
  }
  narrow(sum, total(parts.map(({ least }) => least)), total(parts.map(({ most }) => most)))
}

function narrow(bounds: Bounds, least: number, most: number) {
  bounds.least = Math.max(bounds.least, least)
  bounds.most = Math.min(bounds.most, most)
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
