import { keptCells } from './kept-cells'

/** Below this a count could point at somebody; an area may ask for more. */
export const LEAST_SHOWN = 5

/** Counts of people who are each in one row and one column; null is kept back. */
export type ShownTable = {
  cells: (number | null)[][]
  rowTotals: (number | null)[]
  columnTotals: (number | null)[]
  total: number | null
}

/** Whether a count is of so few that it is not told. Nobody is nobody. */
export function isSmall(count: number, limit = LEAST_SHOWN): boolean {
  return count > 0 && count < limit
}

/** What is said of a count that is kept back. */
export const KEPT_BACK = 'kept back'

export function countWords(count: number | null): string {
  return count === null ? KEPT_BACK : count.toLocaleString('en-GB')
}

/** A list of counts, each person in one of them, and their sum; null is kept back. */
export function shownList(parts: readonly number[], limit = LEAST_SHOWN) {
  const { columnTotals, total } = shownTable([parts], limit)
  return { parts: columnTotals, total }
}

/**
 * A table that tells no small count, neither in a cell nor by taking the others from what they add up to: with each small count so
 * many others are kept back that at least `limit` other counts would fit everything that is shown. The sums are settled first and alone,
 * so that two tables of the same people, each by something else, keep back the same sums. A column worth more is kept back later.
 */
export function shownTable(
  counts: readonly (readonly number[])[],
  limit = LEAST_SHOWN,
  worth: readonly number[] = [],
): ShownTable {
  const sums = sumsOf(counts)
  const { rowTotals, columnTotals, total } = sums
  const rows = hiddenParts(rowTotals, limit, [])
  const columns = hiddenParts(columnTotals, limit, worth)
  if (isSmall(total, limit) || !rows || !columns) return nothingOf(counts)

  const whole = [...counts.map((row, at) => [...row, rowTotals[at] ?? 0]), [...columnTotals, total]]
  const kept = keptCells(whole, limit, worth)
  const [lastRow, lastColumn] = [counts.length, columnTotals.length]
  const inside = whole
    .flatMap((line, row) => line.map((count, column) => ({ row, column, count })))
    .filter(({ row, column, count }) => row < lastRow && column < lastColumn && isSmall(count, limit))
  const hidden = [
    ...inside,
    ...rows.map((row) => ({ row, column: lastColumn, count: rowTotals[row] ?? 0 })),
    ...columns.map((column) => ({ row: lastRow, column, count: columnTotals[column] ?? 0 })),
  ]
  hidden.forEach(kept.hide)
  if (!kept.protect(hidden.filter(({ count }) => isSmall(count, limit)))) return nothingOf(counts)
  const told = (row: number, column: number, count: number) => (kept.isHidden({ row, column }) ? null : count)
  return {
    cells: counts.map((line, row) => line.map((count, column) => told(row, column, count))),
    rowTotals: rowTotals.map((count, row) => told(row, lastColumn, count)),
    columnTotals: columnTotals.map((count, column) => told(lastRow, column, count)),
    total,
  }
}

function sumsOf(counts: readonly (readonly number[])[]) {
  const rowTotals = counts.map(sum)
  const columnTotals = (counts[0] ?? []).map((_, at) => sum(counts.map((row) => row[at] ?? 0)))
  return { rowTotals, columnTotals, total: sum(rowTotals) }
}

function nothingOf(counts: readonly (readonly number[])[]): ShownTable {
  return {
    cells: counts.map((line) => line.map(() => null)),
    rowTotals: counts.map(() => null),
    columnTotals: (counts[0] ?? []).map(() => null),
    total: null,
  }
}

// Which parts of a sum that is told are kept back: the small ones, and with them the smallest of the others until the sum of all these
// tells nothing. Null where only keeping back the sum would do.
function hiddenParts(parts: readonly number[], limit: number, worth: readonly number[]): number[] | null {
  const all = parts.map((count, at) => ({ count, at, worth: rank(count) * (worth[at] ?? 1) }))
  const hidden = all.filter(({ count }) => isSmall(count, limit))
  // Nobody comes last: keeping it back helps only where nothing else is left.
  const others = all.filter(({ count }) => !isSmall(count, limit)).toSorted((a, b) => a.worth - b.worth)
  while (hidden.length > 0 && (hidden.length < 2 || sum(hidden.map(({ count }) => count)) < limit)) {
    const next = others.shift()
    if (!next) return null
    hidden.push(next)
  }
  return hidden.map(({ at }) => at)
}

function rank(count: number): number {
  return count === 0 ? Number.MAX_SAFE_INTEGER : count
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
