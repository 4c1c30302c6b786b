import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type Equation } from '#tests/support/attacker'
import { isSmall, LEAST_SHOWN, shownList, shownTable, type ShownTable } from '~/kit/small-numbers'

describe('what is told of counts', () => {
  test('one to four are small; none and five are not', () => {
    expect([0, 1, 4, 5, 100].map((count) => isSmall(count))).toEqual([false, true, true, false, false])
  })

  test.each([
    { why: 'nothing is small', parts: [5, 6, 0], shown: [5, 6, 0], total: 11 },
    {
      why: 'one small count takes the smallest other one with it',
      parts: [3, 20, 9],
      shown: [null, 20, null],
      total: 32,
    },
    {
      why: 'two small counts that add up to too little take another',
      parts: [1, 2, 9, 30],
      shown: [null, null, null, 30],
      total: 42,
    },
    {
      why: 'two small counts that add up to enough stand alone',
      parts: [3, 4, 30],
      shown: [null, null, 30],
      total: 37,
    },
    { why: 'a part that all but fills its whole', parts: [18, 2], shown: [null, null], total: 20 },
    { why: 'nobody is kept back where nothing else is left', parts: [7, 0], shown: [7, 0], total: 7 },
    { why: 'few altogether', parts: [3, 0], shown: [null, null], total: null },
  ])('$why', ({ parts, shown, total }) => {
    expect(shownList(parts)).toEqual({ parts: shown, total })
  })

  test('a small count in a table takes a ring of others with it', () => {
    const shown = shownTable([
      [3, 40],
      [12, 50],
      [9, 60],
    ])

    expect(shown.cells).toEqual([
      [null, null],
      [null, null],
      [9, 60],
    ])
    expect(shown.rowTotals).toEqual([43, 62, 69])
  })

  test('two tables of the same people keep back the same sums', () => {
    const bySchool = shownTable([
      [2, 30],
      [1, 40],
      [1, 9],
    ])
    const bySex = shownTable([
      [3, 40],
      [1, 39],
    ])

    expect(bySex.columnTotals).toEqual(bySchool.columnTotals)
  })
})

const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 60 }))
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

describe('somebody who takes counts from each other', () => {
  test('finds no small one in any table, by any sums of rows and columns', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        for (const { value, low, high } of workedOut(counts))
          expect(high - low, `${value}`).toBeGreaterThanOrEqual(LEAST_SHOWN - 0.01)
      }),
      { numRuns: 300, seed: 20261123 },
    )
  })

  test('finds none with another limit either', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 10 }), (counts, limit) => {
        for (const { value, low, high } of workedOut(counts, limit))
          expect(high - low, `${value}`).toBeGreaterThanOrEqual(limit - 0.01)
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  test('finds none by holding a second table of the same people beside it', () => {
    const people = fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2)), { minLength: 5, maxLength: 80 })
    fc.assert(
      fc.property(people, (people) => {
        const of = (rows: number, row: 0 | 1) =>
          Array.from({ length: rows }, (_, r) =>
            Array.from({ length: 3 }, (_, c) => people.filter((one) => one[row] === r && one[2] === c).length),
          )
        const [one, other] = [of(4, 0), of(3, 1)]
        const both = [...equationsOf('one', one, shownTable(one)), ...equationsOf('other', other, shownTable(other))]
        for (let c = 0; c < 3; c++)
          both.push({
            of: new Map([
              [`one 4,${c}`, 1],
              [`other 3,${c}`, -1],
            ]),
            is: 0,
          })
        both.push({
          of: new Map([
            ['one 4,3', 1],
            ['other 3,3', -1],
          ]),
          is: 0,
        })
        for (const { value, low, high } of smallOnes('one', one, both))
          expect(high - low, `${value}`).toBeGreaterThanOrEqual(LEAST_SHOWN - 0.01)
      }),
      { numRuns: 100, seed: 8 },
    )
  })

  test('tells what nobody needs to be kept from', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const told = shownTable(counts)
        if (counts.flat().some((one) => isSmall(one))) return
        if (told.total === null) return
        expect(told.cells).toEqual(counts)
      }),
      { numRuns: 100, seed: 9 },
    )
  })
})

test('a table of sixty by sixty with many small counts is settled while one waits', () => {
  const [counts] = fc.sample(
    fc.array(fc.array(count, { minLength: 60, maxLength: 60 }), { minLength: 60, maxLength: 60 }),
    { numRuns: 1, seed: 60 },
  )
  const begun = performance.now()
  const { cells } = shownTable(counts ?? [])
  // It takes some 30 ms; it took 1.7 seconds when each count was looked at with the whole table made anew.
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(cells.flat().filter((one) => one !== null && isSmall(one))).toEqual([])
})

// Every told cell is an equation of its own; each row and each column adds up.
function equationsOf(name: string, counts: number[][], shown: ShownTable): Equation[] {
  const real = withSums(counts)
  const told = [
    ...shown.cells.map((row, at) => [...row, shown.rowTotals[at] ?? null]),
    [...shown.columnTotals, shown.total],
  ]
  const key = (row: number, column: number) => `${name} ${row},${column}`
  const [lastRow, lastColumn] = [real.length - 1, (real[0]?.length ?? 0) - 1]
  return [
    ...told.flatMap((line, row) =>
      line.flatMap((cell, column) => (cell === null ? [] : [{ of: new Map([[key(row, column), 1]]), is: cell }])),
    ),
    ...real.map((line, row) => ({ of: new Map(line.map((_, c) => [key(row, c), c === lastColumn ? -1 : 1])), is: 0 })),
    ...(real[0] ?? []).map((_, column) => ({
      of: new Map(real.map((_, r) => [key(r, column), r === lastRow ? -1 : 1])),
      is: 0,
    })),
  ]
}

function smallOnes(name: string, counts: number[][], equations: Equation[], limit = LEAST_SHOWN) {
  return withSums(counts).flatMap((line, row) =>
    line.flatMap((value, column) =>
      isSmall(value, limit) ? [{ value, ...boundsOf(equations, new Map([[`${name} ${row},${column}`, 1]])) }] : [],
    ),
  )
}

function withSums(counts: number[][]) {
  const sums = (counts[0] ?? []).map((_, at) => counts.reduce((all, row) => all + (row[at] ?? 0), 0))
  return [...counts, sums].map((row) => [...row, row.reduce((all, one) => all + one, 0)])
}

function workedOut(counts: number[][], limit = LEAST_SHOWN) {
  return smallOnes('it', counts, equationsOf('it', counts, shownTable(counts, limit)), limit)
}
