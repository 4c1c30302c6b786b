import { formatShortDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import type { WeeksRow } from './components/WeeksTable'
import { weekCells, type WeekTotals } from './weeks'

type Row = { id: string; givenNames: string; familyName: string; weeks: readonly WeekTotals[] }

/** Rows of the heat map as they are drawn, each name leading where the reader may go. */
export function weeksShown(rows: readonly Row[], hrefOf: (learnerId: string) => string | null): WeeksRow[] {
  return rows.map(({ id, weeks, ...learner }) => ({
    id,
    name: fullName(learner),
    href: hrefOf(id),
    ...weekCells(weeks),
  }))
}

/** A course run of a list to choose from. */
export function runOption(
  { id, title, startsOn }: { id: string; title: string; startsOn: string | null },
  today: string,
) {
  return { value: id, text: startsOn === null ? title : `${title}, from ${formatShortDay(startsOn, today)}` }
}
