import type { FoundPlace } from './course-map'
import type { Found, FoundCourse } from './course-search'

type Kind = {
  route: string | null
  level: string | null
  subject: string | null
  isShared: boolean
  byRoute: boolean
  byLevel: boolean
  bySubject: boolean
  byShared: boolean
  count: number
}

/**
 * Comma lists of modes, patterns and months, whether one may apply, and how many courses have just these. Of each list
 * only those runs count that fit the rest of the question; a word may stand in it more than once.
 */
type Timing = { modes: string | null; patterns: string | null; starts: string | null; isOpen: boolean; count: number }

/** What the search's statement answers: the page, and counts in groups small enough to be added up here. */
export type Answer = {
  said: string | null
  /** How many courses have the words, whatever the filters say. */
  matched: number
  courses: FoundCourse[] | null
  kinds: Kind[] | null
  timings: Timing[] | null
  providers: { value: string; name: string; count: number }[] | null
  places?: FoundPlace[] | null
}

/** The answer as a page shows it: a filter counts what the other filters leave, so that its own may be changed. */
export function foundIn(answer: Answer | undefined): Found & { matched: number } {
  const kinds = answer?.kinds ?? []
  const timings = answer?.timings ?? []
  const left = (except: Judgement | null) =>
    kinds.filter((kind) => judgements.every((judgement) => judgement === except || kind[judgement]))
  return {
    total: left(null).reduce((sum, { count }) => sum + count, 0),
    said: answer?.said ?? '',
    matched: answer?.matched ?? 0,
    courses: answer?.courses ?? [],
    places: answer?.places ?? [],
    facets: {
      route: counted(left('byRoute'), ({ route }) => [route]),
      level: counted(left('byLevel'), ({ level }) => [level]),
      subject: counted(left('bySubject'), ({ subject }) => [subject]),
      shared: counted(left('byShared'), ({ isShared }) => [isShared ? 'yes' : null]),
      mode: counted(timings, ({ modes }) => listed(modes)),
      pattern: counted(timings, ({ patterns }) => listed(patterns)),
      start: counted(timings, ({ starts }) => listed(starts)),
      open: counted(timings, ({ isOpen }) => [isOpen ? 'yes' : null]),
      provider: answer?.providers ?? [],
    },
  }
}

const judgements = ['byRoute', 'byLevel', 'bySubject', 'byShared'] as const
type Judgement = (typeof judgements)[number]

function counted<T extends { count: number }>(groups: T[], valuesOf: (group: T) => (string | null)[]) {
  const counts = new Map<string, number>()
  for (const group of groups) {
    for (const value of valuesOf(group)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  const sorted = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([value, count]) => ({ value, name: null, count }))
}

function listed(list: string | null): string[] {
  return list ? [...new Set(list.split(','))] : []
}
