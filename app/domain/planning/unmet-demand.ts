import { isSmall, shownList } from '~/kit/small-numbers'

/** How many of the largest clusters are listed. */
export const CLUSTERS_SHOWN = 20

/** What tells that something was asked for in vain. */
export const evidenceKinds = ['notFound', 'refusedFull', 'cannotReach', 'waiting', 'noPlace'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const evidenceWords: Record<EvidenceKind, { label: string; definition: string }> = {
  notFound: {
    label: 'Searches that found nothing',
    definition:
      'Searches of the prospectus without a result, by the subject, level and district they speak of. Nobody’s words are kept.',
  },
  refusedFull: {
    label: 'Refused: full',
    definition:
      'Choices that were rejected because places had run out, and requests a panel could not meet because the group was full or too small.',
  },
  cannotReach: {
    label: 'Cannot get there',
    definition:
      'Pressed on a course page, or given as a reason for leaving a choice, saying no to an offer, not arriving, or not being placed by a panel.',
  },
  waiting: { label: 'On a waiting list', definition: 'Choices that are on a waiting list now.' },
  noPlace: {
    label: 'Nothing left',
    definition:
      'Learners whose every choice has ended without a place and who have said of no place elsewhere, by their first choice. Their advisers have their names.',
  },
}

export type Cluster = { subjectCode: string; level: string; outcode: string; together: number } & Record<
  EvidenceKind,
  number
>
export type ShownCluster = Omit<Cluster, EvidenceKind> & Record<EvidenceKind, number | null>

/** The clusters that are large enough to be told of, with what tells of each; of small parts those are kept back that would give them away. */
export function shownClusters(clusters: readonly Cluster[]): ShownCluster[] {
  return clusters
    .filter(({ together }) => !isSmall(together))
    .map((cluster) => {
      const { parts } = shownList(evidenceKinds.map((kind) => cluster[kind]))
      const [notFound = null, refusedFull = null, cannotReach = null, waiting = null, noPlace = null] = parts
      return { ...cluster, notFound, refusedFull, cannotReach, waiting, noPlace }
    })
}

/** How much was asked for in vain from each district, of the clusters that are shown: what they add up to tells no more than they do. */
export function districtsOf(clusters: readonly ShownCluster[]): { outcode: string; towns: string[]; count: number }[] {
  const known = clusters.filter(({ outcode }) => outcode !== '')
  return [...Map.groupBy(known, ({ outcode }) => outcode)]
    .map(([outcode, own]) => ({ outcode, towns: [], count: own.reduce((sum, { together }) => sum + together, 0) }))
    .toSorted((a, b) => b.count - a.count || a.outcode.localeCompare(b.outcode))
}
