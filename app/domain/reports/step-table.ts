import { isSmall, LEAST_SHOWN } from '~/kit/small-numbers'

type Shown = (number | null)[]

/**
 * How many have come how far: each step is reached by some of those who reached the one before it. Null is kept back. Nobody can work
 * out a group below the limit: neither those who reached a step, nor those who stopped before it, nor by taking the others from a sum.
 */
export function shownSteps(rows: readonly (readonly number[])[], limit = LEAST_SHOWN): { rows: Shown[]; sums: Shown } {
  const width = rows[0]?.length ?? 0
  const sums = Array.from({ length: width }, (_, step) => rows.reduce((all, row) => all + (row[step] ?? 0), 0))
  const shown = rows.map((row) => withoutSmall(row, limit))
  const shownSums = withoutSmall(sums, limit)
  for (let step = 0; step < width; step += 1) settle(shown, shownSums, sums[step] ?? 0, step, limit)
  return { rows: shown, sums: shownSums }
}

const steps = ['learners', 'accounts', 'applied', 'offered', 'accepted'] as const
type Step = (typeof steps)[number]

/** How far the learners of each school of an area have come, as it may be told, with the sums. */
export function shownSchools(schools: readonly Record<Step, number>[]) {
  const { rows, sums } = shownSteps(schools.map((school) => steps.map((step) => school[step])))
  return { schools: schools.map((_, at) => named(rows[at])), sums: named(sums) }
}

function named([learners = null, accounts = null, applied = null, offered = null, accepted = null]: Shown = []) {
  return { learners, accounts, applied, offered, accepted }
}

/** A row of steps without those that are small, and without those that leave a small group before them. */
function withoutSmall(row: readonly number[], limit: number): Shown {
  let before: number | null = null
  return row.map((count) => {
    if (isSmall(count, limit) || (before !== null && isSmall(before - count, limit))) return null
    before = count
    return count
  })
}

/** Keeps back further schools of one step, or its sum, until each that is kept back could be so many others that it tells nothing. */
function settle(shown: Shown[], sums: Shown, sum: number, step: number, limit: number) {
  const hidden = () => shown.flatMap((row, at) => (row[step] === null ? [at] : []))
  while (sums[step] !== null && hidden().length > 0 && isTight(shown, hidden(), sum, step, limit)) {
    const roomiest = shown
      .map((row, at) => ({ at, room: row[step] === null ? -1 : roomOf(row, step).most - roomOf(row, step).least }))
      .toSorted((a, b) => b.room - a.room || a.at - b.at)[0]
    if (roomiest && roomiest.room >= limit) shown[roomiest.at]?.splice(step, 1, null)
    else sums.splice(step, 1, null)
  }
}

function isTight(
  shown: readonly Shown[],
  hidden: readonly number[],
  sum: number,
  step: number,
  limit: number,
): boolean {
  const open = sum - shown.reduce((all, row) => all + (row[step] ?? 0), 0)
  const rooms = hidden.map((at) => roomOf(shown[at] ?? [], step))
  const [least, most] = [total(rooms.map((room) => room.least)), total(rooms.map((room) => room.most))]
  return rooms.some((room) => {
    const atLeast = Math.max(room.least, open - (most - room.most))
    const atMost = Math.min(room.most, open - (least - room.least))
    return atMost - atLeast < Math.min(limit, room.most - room.least)
  })
}

/** Between which counts a step must lie, by the nearest ones that are told on either side of it. */
function roomOf(row: Shown, step: number): { least: number; most: number } {
  const least = row.slice(step + 1).find((count) => count !== null) ?? 0
  const most = row.slice(0, step).findLast((count) => count !== null) ?? Number.MAX_SAFE_INTEGER
  return { least, most }
}

function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
