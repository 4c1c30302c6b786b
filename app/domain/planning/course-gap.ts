import { isSmall } from '~/kit/small-numbers'
import type { SubjectLine } from './demand'
import { shownBySubject } from './demand'
import { hasEnded, type GapState } from './course-gap.states'

/** Where something is missing: a subject, a level, and the district of the homes it was asked from; empty for the whole area. */
export type GapKey = { subjectCode: string; level: string; outcode: string }

/** What the pages of planning tell of a gap; null is kept back, or nothing to tell. */
export type GapSeen = { together: number | null; firstChoices: number | null; places: number | null }

export type VainLine = GapKey & { together: number }

/** Whether what is told says that something is missing: asked for in vain often enough, or more first choices than places. */
export function isGap({ together, firstChoices, places }: GapSeen): boolean {
  return together !== null || (firstChoices !== null && places !== null && firstChoices > places)
}

/**
 * What is told of one gap. What was asked for in vain is added up from the groups that are shown by themselves, so that the sum tells
 * no more than they do. Places that nobody has told are none that something could be held against.
 */
export function seenOf(key: GapKey, lines: readonly SubjectLine[], vain: readonly VainLine[]): GapSeen {
  const line = shownBySubject(lines).both.find(({ key: own }) => isSameCourse(own, key))?.shown
  return {
    together: togetherOf(key, vain),
    firstChoices: line?.firstChoices ?? null,
    places: told(line),
  }
}

function told(line: { runsUntold: number; places: number } | undefined): number | null {
  if (line === undefined) return 0
  return line.runsUntold > 0 ? null : line.places
}

/** What was asked for in vain of one gap, of the groups that are large enough to be told of; null where none is. */
export function togetherOf(key: GapKey, vain: readonly VainLine[]): number | null {
  const own = vain.filter(
    (line) =>
      isSameCourse(line, key) && !isSmall(line.together) && (key.outcode === '' || line.outcode === key.outcode),
  )
  return own.length === 0 ? null : own.reduce((sum, { together }) => sum + together, 0)
}

const ROUGHLY = 10

/**
 * The same as its owner reads it, to the nearest ten: a provider knows its own applicants, and what is left when they are taken away must
 * not tell of few. Places tell of nobody.
 */
export function seenRoughly({ together, firstChoices, places }: GapSeen): GapSeen {
  const roughly = (count: number | null) => (count === null ? null : Math.max(1, Math.round(count / ROUGHLY)) * ROUGHLY)
  return { together: roughly(together), firstChoices: roughly(firstChoices), places }
}

/** The gaps that nobody has taken up: the largest groups of what was asked for in vain, then where first choices are above places. */
export function openGaps(
  lines: readonly SubjectLine[],
  vain: readonly VainLine[],
  taken: readonly GapKey[],
): (GapKey & GapSeen)[] {
  const isTaken = new Set(taken.map(keyWords))
  const tight = shownBySubject(lines).both.flatMap(({ key, shown }) =>
    shown.runsUntold === 0 && shown.firstChoices !== null && shown.firstChoices > shown.places
      ? [{ ...key, outcode: '' }]
      : [],
  )
  const found = [...vain.filter(({ together }) => !isSmall(together)), ...tight].map(
    ({ subjectCode, level, outcode }) => ({ subjectCode, level, outcode }),
  )
  return [...new Map(found.map((key) => [keyWords(key), key])).values()]
    .filter((key) => !isTaken.has(keyWords(key)))
    .map((key) => ({ ...key, ...seenOf(key, lines, vain) }))
}

/** Whether a gap’s day is over and nothing has come of it yet. */
export function isOverdue({ dueOn, state }: { dueOn: string; state: GapState }, today: string): boolean {
  return !hasEnded(state) && dueOn < today
}

export function isSameCourse(a: Omit<GapKey, 'outcode'>, b: Omit<GapKey, 'outcode'>): boolean {
  return a.subjectCode === b.subjectCode && a.level === b.level
}

function keyWords({ subjectCode, level, outcode }: GapKey): string {
  return [subjectCode, level, outcode].join(' ')
}
