import { shownList, shownTable } from '~/kit/small-numbers'
import { bands, type Band } from './flow'
import { shownNested } from './nested'

/** Learners of one home authority at one provider. */
export type FlowRow = {
  isOwn: boolean
  home: string | null
  providerId: string
  provider: string
  authority: string | null
  learners: number
}

const NOT_KNOWN = 'Not known'

/** From which authority to which, with providers under the authority they lie in. */
export function shownFlows(rows: readonly FlowRow[]) {
  const homes = inOrder(rows.map(({ home }) => home ?? NOT_KNOWN))
  const authorities = inOrder(rows.map(({ authority }) => authority ?? NOT_KNOWN))
  const count = (home: string, authority: string) =>
    sum(rows.filter((row) => (row.home ?? NOT_KNOWN) === home && (row.authority ?? NOT_KNOWN) === authority))
  const matrix = shownTable(homes.map((home) => authorities.map((authority) => count(home, authority))))
  const providersOf = authorities.map((authority) => [
    ...Map.groupBy(
      rows.filter((row) => (row.authority ?? NOT_KNOWN) === authority),
      ({ providerId }) => providerId,
    ).values(),
  ])
  const nested = shownNested(providersOf.map((providers) => providers.map(sum)))
  return {
    homes,
    authorities,
    matrix,
    providers: authorities.flatMap((authority, at) =>
      (providersOf[at] ?? []).map((own, place) => ({
        authority,
        provider: own[0]?.provider ?? '',
        learners: nested.groups[at]?.parts[place] ?? null,
      })),
    ),
  }
}

/** The area's own learners by how far they go. */
export function shownBands(rows: readonly { band: string; learners: number }[]) {
  const counts = bands.map((band) =>
    rows.filter((row) => row.band === band).reduce((all, row) => all + row.learners, 0),
  )
  const { parts, total } = shownList(counts)
  return {
    total,
    bands: bands.map((band, at): { band: Band; learners: number | null } => ({ band, learners: parts[at] ?? null })),
  }
}

function sum(rows: readonly FlowRow[]): number {
  return rows.reduce((all, { learners }) => all + learners, 0)
}

// Names in order; what is not known stands last.
function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted((a, b) => Number(a === NOT_KNOWN) - Number(b === NOT_KNOWN) || a.localeCompare(b))
}
