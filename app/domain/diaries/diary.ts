import { addDays } from '~/kit/dates'

export const DAYS_AHEAD = 14

export type DiaryLine = {
  id: string
  learnerId: string
  name: string
  kind: 'next-step' | 'activity' | 'review' | 'task'
  on: string
  words: string
}

export type DiaryDay = { day: string; isOverdue: boolean; lines: DiaryLine[] }

/** The last day a diary shows. */
export function lastDay(today: string): string {
  return addDays(today, DAYS_AHEAD)
}

/** The days that have something on them, in order; whatever is overdue stands together before today. */
export function daysOf(lines: readonly DiaryLine[], today: string): DiaryDay[] {
  const byDay = Map.groupBy(lines, ({ on }) => (on < today ? '' : on))
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, some]) => ({
      day: day === '' ? today : day,
      isOverdue: day === '',
      lines: some.toSorted(byWhen),
    }))
}

// Days first, then names: two lines of one day never change places.
function byWhen(a: DiaryLine, b: DiaryLine): number {
  return a.on.localeCompare(b.on) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
}
