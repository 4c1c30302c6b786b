import { rankOf } from './scale'

/** How a current grade stands to its target; unknown while one of the two is not there. */
export const standings = ['above', 'on', 'below', 'unknown'] as const
export type Standing = (typeof standings)[number]

type Grades = { scale: string; grade: string | null; target: string | null }

/** Compares by place on the scale: a better grade never stands lower, a higher target never makes one stand higher. */
export function standingOf({ scale, grade, target }: Grades): Standing {
  const [now, aim] = [rankOf(scale, grade), rankOf(scale, target)]
  if (now === null || aim === null) return 'unknown'
  if (now === aim) return 'on'
  return now < aim ? 'above' : 'below'
}

/** How many grades are missing to the target: none, where it is reached. */
export function gradesBelow({ scale, grade, target }: Grades): number {
  const [now, aim] = [rankOf(scale, grade), rankOf(scale, target)]
  return now === null || aim === null ? 0 : Math.max(0, now - aim)
}

/** A line of a subject in its rounds, in the order of the rounds; a round in which nothing was said of it is not there. */
export type Told = { roundId: string; grade: string | null; effort: number | null }

/** The grade said last: a round in which none was said leaves the one before. */
export function latestGrade(entries: readonly Told[]): string | null {
  return entries.findLast(({ grade }) => grade !== null)?.grade ?? null
}

/** The effort said last. */
export function latestEffort(entries: readonly Told[]): number | null {
  return entries.findLast(({ effort }) => effort !== null)?.effort ?? null
}
