/** What the registers of one provider say of a learner since September. */
export type Counts = { possible: number; attended: number; late: number; missed: number }

/** What an area has decided: how many sessions in a row, and below which share of 100. */
export type Limits = { missedInARow: number; attendancePercent: number }

export const alertKinds = ['severe', 'persistent', 'below-limit', 'missed-in-a-row', 'often-late'] as const
export type AlertKind = (typeof alertKinds)[number]

/** Fewer possible sessions than these say nothing about a year. */
const FEWEST_SESSIONS = 10
const PERSISTENT = 0.1
const SEVERE = 0.5
const OFTEN_LATE = 0.2

/** Which patterns hold. Shares are of the learner's own possible sessions. */
export function patternsIn(counts: Counts, limits: Limits): AlertKind[] {
  return alertKinds.filter((kind) => rules[kind](counts, limits))
}

const rules: Record<AlertKind, (counts: Counts, limits: Limits) => boolean> = {
  severe: (counts) => absenceOf(counts) >= SEVERE,
  persistent: (counts) => absenceOf(counts) >= PERSISTENT,
  'below-limit': (counts, { attendancePercent }) => 100 * (1 - absenceOf(counts)) < attendancePercent,
  'missed-in-a-row': ({ missed }, { missedInARow }) => missed >= missedInARow,
  'often-late': ({ possible, attended, late }) =>
    possible >= FEWEST_SESSIONS && late >= OFTEN_LATE * attended && late > 0,
}

/** The share of possible sessions that was missed; nothing while there are too few to say. */
function absenceOf({ possible, attended }: Counts): number {
  return possible < FEWEST_SESSIONS ? 0 : (possible - attended) / possible
}

/** The day a year of attendance begins: the first of September. */
export function yearBegins(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return `${month >= 9 ? year : year - 1}-09-01`
}
