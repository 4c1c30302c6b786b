import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownSteps } from '~/domain/reports/step-table'

/** Schools whose learners reach each step in part: a row of counts that never grows. */
const aRow = (most: number, steps: number) =>
  fc
    .array(fc.integer({ min: 0, max: most }), { minLength: steps, maxLength: steps })
    .map((counts) => counts.toSorted((a, b) => b - a))
const aTable = (most: number) =>
  fc.integer({ min: 1, max: 3 }).chain((schools) => fc.array(aRow(most, 3), { minLength: schools, maxLength: schools }))

/** The groups a row of steps tells of: who reached each, and who stopped before it. */
function groupsOf(row: readonly (number | null)[]) {
  const told = row.filter((count) => count !== null)
  return [...told, ...told.slice(1).map((count, at) => (told[at] ?? 0) - count)]
}

/** Every row of falling counts that fits what is shown of one. */
function fits(shown: readonly (number | null)[], most: number, before = most): number[][] {
  const [first, ...others] = shown
  if (first === undefined) return [[]]
  const counts =
    first === null ? Array.from({ length: before + 1 }, (_, count) => count) : first <= before ? [first] : []
  return counts.flatMap((count) => fits(others, most, count).map((row) => [count, ...row]))
}

/** Every table that fits what is shown: what somebody who reads it has to choose from. */
function tables(rows: readonly (number | null)[][], sums: readonly (number | null)[], most: number): number[][][] {
  const [first, ...others] = rows
  if (!first) return sums.every((sum) => sum === null || sum === 0) ? [[]] : []
  return fits(first, most).flatMap((row) => {
    const left = sums.map((sum, step) => (sum === null ? null : sum - (row[step] ?? 0)))
    return left.some((sum) => sum !== null && sum < 0) ? [] : tables(others, left, most).map((table) => [row, ...table])
  })
}

describe('how far the learners of each school have come', () => {
  test('is told whole where nobody is in a small group', () => {
    const rows = [
      [200, 180, 100],
      [150, 120, 60],
    ]
    expect(shownSteps(rows)).toEqual({ rows, sums: [350, 300, 160] })
  })

  test('keeps back a small group, those who were left before a step, and one more school or the sum', () => {
    const { rows, sums } = shownSteps([
      [200, 180, 3],
      [150, 148, 60],
      [90, 50, 20],
    ])
    expect(rows[0]?.[2]).toBeNull()
    expect(rows[1]?.[1]).toBeNull()
    expect(rows.filter((row) => row[2] === null).length > 1 || sums[2] === null).toBe(true)
    expect(rows.filter((row) => row[1] === null).length > 1 || sums[1] === null).toBe(true)
  })

  test('never tells a small count, nor two counts between which few are left', () => {
    fc.assert(
      fc.property(aTable(40), (table) => {
        const { rows, sums } = shownSteps(table)
        for (const group of [...rows, sums].flatMap(groupsOf)) expect(group > 0 && group < 5).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('leaves whoever tries every table that fits what is shown without the size of any small group', () => {
    const [most, limit] = [6, 3]
    fc.assert(
      fc.property(aTable(most), (table) => {
        const { rows, sums } = shownSteps(table, limit)
        const possible = tables(rows, sums, most)
        expect(possible).toContainEqual(table)
        for (const [school, row] of table.entries())
          for (const [step, count] of row.entries()) {
            const next = row[step + 1] ?? 0
            const isSmall = (group: number) => group > 0 && group < limit
            if (isSmall(count)) expect(new Set(possible.map((one) => one[school]?.[step])).size).toBeGreaterThan(1)
            if (isSmall(count - next))
              expect(
                new Set(possible.map((one) => (one[school]?.[step] ?? 0) - (one[school]?.[step + 1] ?? 0))).size,
              ).toBeGreaterThan(1)
          }
      }),
      { numRuns: 300 },
    )
  })
})
