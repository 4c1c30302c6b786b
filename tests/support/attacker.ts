/*
 * Somebody who takes told counts from each other: each count that is kept back is an unknown from nought up, each sum an equation. How
 * low and how high an unknown could be is found by a linear programme (the simplex method), which shares no line with our own rule.
 */

export type Equation = { of: ReadonlyMap<string, number>; is: number }

/** As much as nobody reaches here: an unknown that could be more is as good as unbounded. */
const PLENTY = 10_000

/** The lowest and the highest that a sum of unknowns could be. */
export function boundsOf(
  equations: readonly Equation[],
  aim: ReadonlyMap<string, number>,
): { low: number; high: number } {
  const names = [...new Set([...equations.flatMap(({ of }) => [...of.keys()]), ...aim.keys()])]
  const lines = equations.map(({ of, is }) => ({ row: [...names.map((name) => of.get(name) ?? 0), 0], is }))
  lines.push({ row: [...names.map(() => 1), 1], is: PLENTY })
  const goal = names.map((name) => aim.get(name) ?? 0)
  return {
    low: -most(lines, [...goal.map((one) => -one), 0]),
    high: most(lines, [...goal, 0]),
  }
}

/** The most that a sum of unknowns can come to, none of them below nought. */
function most(lines: readonly { row: number[]; is: number }[], goal: readonly number[]): number {
  const width = goal.length
  const height = lines.length
  const table = lines.map(({ row, is }, at) => {
    const sign = is < 0 ? -1 : 1
    return [...row.map((one) => sign * one), ...lines.map((_, other) => (other === at ? 1 : 0)), sign * is]
  })
  const base = lines.map((_, at) => width + at)
  climb(
    table,
    base,
    [...Array.from({ length: width }, () => 0), ...Array.from({ length: height }, () => -1)],
    width + height,
  )
  for (const [at, name] of base.entries()) {
    if (name < width) continue
    const column = (table[at] ?? []).findIndex((one, nth) => nth < width && Math.abs(one) > TINY)
    if (column >= 0) turn(table, base, at, column)
  }
  return climb(table, base, [...goal, ...Array.from({ length: height }, () => 0)], width)
}

const TINY = 1e-7

function climb(table: number[][], base: number[], goal: readonly number[], columns: number): number {
  const last = (table[0]?.length ?? 1) - 1
  const gain = (column: number) =>
    (goal[column] ?? 0) - base.reduce((sum, name, at) => sum + (goal[name] ?? 0) * (table[at]?.[column] ?? 0), 0)
  for (;;) {
    const column = Array.from({ length: columns }, (_, at) => at).find((at) => gain(at) > TINY)
    if (column === undefined) break
    const [line] = table
      .map((row, at) => ({
        at,
        name: base[at] ?? 0,
        by: row[column] ?? 0,
        ratio: (row[last] ?? 0) / (row[column] ?? 0),
      }))
      .filter(({ by }) => by > TINY)
      .toSorted((a, b) => a.ratio - b.ratio || a.name - b.name)
    if (!line) return PLENTY
    turn(table, base, line.at, column)
  }
  return base.reduce((sum, name, at) => sum + (goal[name] ?? 0) * (table[at]?.[last] ?? 0), 0)
}

function turn(table: number[][], base: number[], line: number, column: number) {
  const pivot = table[line]?.[column] ?? 1
  const row = (table[line] ?? []).map((one) => one / pivot)
  table[line] = row
  for (const [at, other] of table.entries()) {
    const by = other[column] ?? 0
    if (at === line || Math.abs(by) < TINY) continue
    table[at] = other.map((one, nth) => one - by * (row[nth] ?? 0))
  }
  base[line] = column
}
