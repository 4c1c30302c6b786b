import type { Found, FoundCourse } from './course-search'

type Kind = {
  route: string | null
  level: string | null
  subject: string | null
  byRoute: boolean
  byLevel: boolean
  bySubject: boolean
  count: number
}

/** Comma lists of modes and months, and how many courses have just these. */
type Timing = { modes: string; starts: string; count: number }

type Counted = { value: string; count: number }

/** What the search's statement answers: the page, and counts in groups small enough to be added up here. */
export type Answer = {
  said: string | null
  /** How many courses have the words, whatever the filters say. */
  matched: number
  courses: FoundCourse[] | null
  kinds: Kind[] | null
  /** Where nothing is asked of runs, the lists of whole courses … */
  timings?: Timing[] | null
  /** … else the runs that fit, counted one by one. */
  modes?: Counted[] | null
  starts?: Counted[] | null
  providers: { value: string; name: string; count: number }[] | null
}

/** The answer as a page shows it: a filter counts what the other filters leave, so that its own may be changed. */
export function foundIn(answer: Answer | undefined): Found & { matched: number } {
  const kinds = answer?.kinds ?? []
  return {
    total: kinds.reduce((sum, kind) => sum + (kind.byRoute && kind.byLevel && kind.bySubject ? kind.count : 0), 0),
    said: answer?.said ?? '',
    matched: answer?.matched ?? 0,
    courses: answer?.courses ?? [],
    facets: {
      route: counted(
        kinds.filter(({ byLevel, bySubject }) => byLevel && bySubject),
        ({ route }) => [route],
      ),
      level: counted(
        kinds.filter(({ byRoute, bySubject }) => byRoute && bySubject),
        ({ level }) => [level],
      ),
      subject: counted(
        kinds.filter(({ byRoute, byLevel }) => byRoute && byLevel),
        ({ subject }) => [subject],
      ),
      mode: named(answer?.modes) ?? counted(answer?.timings ?? [], ({ modes }) => listed(modes)),
      start: named(answer?.starts) ?? counted(answer?.timings ?? [], ({ starts }) => listed(starts)),
      provider: answer?.providers ?? [],
    },
  }
}

function counted<T extends { count: number }>(groups: T[], valuesOf: (group: T) => (string | null)[]) {
  const counts = new Map<string, number>()
  for (const group of groups) {
    for (const value of valuesOf(group)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([value, count]) => ({ value, name: null, count }))
}

function named(counts: Counted[] | null | undefined) {
  return counts?.map(({ value, count }) => ({ value, name: null, count }))
}

function listed(list: string): string[] {
  return list === '' ? [] : list.split(',')
}
