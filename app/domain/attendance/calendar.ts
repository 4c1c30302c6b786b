import { addDays, formatDay } from '~/kit/dates'
import { attendanceWords } from './mark'

/** The registers of one learner on one day, added up. */
export type DayTotals = { day: string; possible: number; attended: number; punctual: number }

/** How a day went: all of it, all of it but late, a part of it, none of it. */
export const dayKinds = ['all', 'late', 'some', 'none'] as const
export type DayKind = (typeof dayKinds)[number]

/** A square of the calendar: its week, counted from the first square of the month, and its weekday, Monday first. */
export type Square = { day: string; week: number; weekday: number; kind: DayKind | null }

export type Month = { month: string; name: string; totals: Omit<DayTotals, 'day'>; squares: Square[]; weeks: number }

/** How a day went; null where no session of it counts. */
export function dayKind({ possible, attended, punctual }: Omit<DayTotals, 'day'>): DayKind | null {
  if (possible === 0) return null
  if (attended === 0) return 'none'
  if (attended < possible) return 'some'
  return punctual < attended ? 'late' : 'all'
}

/**
 * A year of registers month by month, from one day up to the day before another: a square for each weekday, and for a day at the
 * weekend only where something was on.
 */
export function monthsOf(from: string, until: string, days: readonly DayTotals[]): Month[] {
  const known = new Map(days.map((one) => [one.day, one]))
  const months: Month[] = []
  for (let day = from; day < until; day = addDays(day, 1)) {
    if (months.at(-1)?.month !== day.slice(0, 7)) months.push(emptyMonth(day))
    const month = months.at(-1)
    const found = known.get(day)
    const weekday = weekdayOf(day)
    if (!month || (weekday > 4 && !found)) continue
    const last = month.squares.at(-1)
    const week = last === undefined ? 0 : last.week + (weekday <= last.weekday ? 1 : 0)
    month.squares.push({ day, week, weekday, kind: found ? dayKind(found) : null })
    month.weeks = Math.max(month.weeks, week + 1)
    if (!found) continue
    for (const count of ['possible', 'attended', 'punctual'] as const) month.totals[count] += found[count]
  }
  return months
}

/** A month in a sentence, for those who do not see the picture: what was attended, and each day that was not. */
export function monthWords({ totals, squares }: Pick<Month, 'totals' | 'squares'>): string {
  const missed = squares.filter(({ kind }) => kind === 'none' || kind === 'some')
  const days = missed.map(({ day, kind }) => `${formatDay(day)}${kind === 'some' ? ' (in part)' : ''}`)
  return `${attendanceWords(totals)}.${days.length > 0 ? ` Missed: ${days.join(', ')}.` : ''}`
}

function emptyMonth(day: string): Month {
  const [, ...name] = formatDay(day).split(' ')
  return {
    ...{ month: day.slice(0, 7), name: name.join(' '), weeks: 0 },
    ...{ totals: { possible: 0, attended: 0, punctual: 0 }, squares: [] },
  }
}

/** Monday is 0 and Sunday 6. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
}
