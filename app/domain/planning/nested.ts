import { shownList } from '~/kit/small-numbers'

export type ShownGroups = { total: number | null; groups: { total: number | null; parts: (number | null)[] }[] }

/**
 * Parts of parts, such as the sites of providers, each person in one: the sums are settled first, and of a sum that is kept back no part is
 * shown, or it could be added up again.
 */
export function shownNested(groups: readonly (readonly number[])[]): ShownGroups {
  const { parts: totals, total } = shownList(groups.map((parts) => parts.reduce((all, count) => all + count, 0)))
  return {
    total,
    groups: groups.map((parts, at) => {
      const own = totals[at] ?? null
      return { total: own, parts: own === null ? parts.map(() => null) : shownList(parts).parts }
    }),
  }
}
