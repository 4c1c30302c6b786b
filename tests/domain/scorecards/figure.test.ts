import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boardMeasures,
  fifthOf,
  figureOf,
  headlineMonths,
  isOfGuarantee,
  meanOf,
  shownChange,
  shownFigures,
  shownGuarantee,
  type Parts,
} from '~/domain/scorecards/figure'
import { isSmall, LEAST_SHOWN } from '~/kit/small-numbers'
import { boundsOf, type Equation } from '#tests/support/attacker'

const atoms = ['neet-available', 'not-known', 'not-counted', 'part-time-study', 'full-time'] as const

describe('the headline', () => {
  test('is of December, January and February', () => {
    expect(headlineMonths(2026)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28'])
    expect(headlineMonths(2027)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29'])
  })

  test('is the people of all three months above the people of all three', () => {
    const months = [
      { numerator: 10, denominator: 100 },
      { numerator: 20, denominator: 300 },
      { numerator: 30, denominator: 100 },
    ]

    expect(meanOf(months)).toEqual({ numerator: 60, denominator: 500 })
    expect(meanOf([months[0], undefined, months[2]])).toBeNull()
  })

  test.each([
    [1.0, 'lower', 1],
    [5.5, 'lower', 3],
    [11, 'lower', 5],
    [11, 'higher', 1],
    [0, 'higher', 5],
  ] as const)('%d stands in its fifth, %s being better', (share, better, fifth) => {
    expect(fifthOf(share, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], better)).toBe(fifth)
  })

  test('too few authorities have no fifths', () => {
    expect(fifthOf(3, [1, 2, 3, 4], 'lower')).toBeNull()
  })
})

describe('what somebody who may not see names can work out', () => {
  const person = fc.nat(4)
  const group = fc.tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 0, max: 8 }),
    person,
    person,
    fc.integer({ min: 0, max: 90 }),
  )
  const groups = fc.array(group, { minLength: 1, maxLength: 6 })
  const partsOf = (numbers: readonly number[]): Parts =>
    Object.fromEntries(atoms.map((atom, at) => [atom, numbers[at] ?? 0]))

  // A table of one measure tells of each school; the next table the same of another measure; the figures of the area are beside both.
  test('is no small figure of any group, from all figures of all groups together', () => {
    fc.assert(
      fc.property(groups, (numbers) => {
        const each = numbers.map(partsOf)
        const whole = partsOf(atoms.map((_, at) => numbers.reduce((sum, one) => sum + (one[at] ?? 0), 0)))
        const equations = [
          ...each.flatMap((parts, at) => equationsOf(parts, shownFigures(each, LEAST_SHOWN)[at], [at])),
          ...equationsOf(
            whole,
            shownFigures([whole], LEAST_SHOWN)[0],
            each.map((_, at) => at),
          ),
        ]
        for (const [at, parts] of each.entries()) {
          for (const measure of boardMeasures.slice(0, 5)) {
            const { numerator } = figureOf(measure, parts)
            if (!isSmall(numerator)) continue
            const { low, high } = boundsOf(equations, unknownsOf(measure, [at]))
            expect(high - low, `${measure} of ${at}: ${numerator}`).toBeGreaterThanOrEqual(LEAST_SHOWN - 0.01)
          }
        }
      }),
      { numRuns: 60, seed: 12 },
    )
  })

  test('is everything, where nothing is small', () => {
    const each = [partsOf([6, 7, 8, 9, 100]), partsOf([10, 12, 14, 16, 180])]

    expect(shownFigures(each, LEAST_SHOWN).map((one) => one.neet.numerator)).toEqual([6, 10])
    expect(shownFigures(each, LEAST_SHOWN).map((one) => one.participating.numerator)).toEqual([109, 196])
  })

  test('is not who left a month, where few joined', () => {
    expect(shownChange(3, 12, 5)).toEqual({ joined: null, left: null })
    expect(shownChange(7, 12, 5)).toEqual({ joined: 7, left: 12 })
    expect(shownChange(0, 12, 5)).toEqual({ joined: 0, left: 12 })
  })

  test('is not the few without an offer', () => {
    const [small, other, large] = shownGuarantee(
      'guarantee-offered',
      [{ offer: 40, 'no-offer': 2 }, { offer: 30, 'no-offer': 9 }, { offer: 50 }],
      LEAST_SHOWN,
    )

    expect(small).toEqual({ numerator: null, denominator: 42, share: null })
    expect(other).toEqual({ numerator: null, denominator: 39, share: null })
    expect(large).toEqual({ numerator: 50, denominator: 50, share: 100 })
  })
})

function equationsOf(
  parts: Parts,
  shown: ReturnType<typeof shownFigures>[number] | undefined,
  of: number[],
): Equation[] {
  return boardMeasures.slice(0, 5).flatMap((measure) => {
    if (!shown || isOfGuarantee(measure)) return []
    const { numerator, denominator } = shown[measure]
    return [
      ...(numerator === null ? [] : [{ of: unknownsOf(measure, of), is: figureOf(measure, parts).numerator }]),
      ...(denominator === null ? [] : [{ of: unknownsOf(null, of), is: denominator }]),
    ]
  })
}

const above: Record<string, readonly string[]> = {
  neet: ['neet-available'],
  'not-known': ['not-known'],
  'neet-or-not-known': ['neet-available', 'not-known'],
  participating: ['part-time-study', 'full-time'],
  'meeting-duty': ['full-time'],
}

function unknownsOf(measure: string | null, groups: number[]) {
  const wanted = measure === null ? atoms : (above[measure] ?? [])
  return new Map(groups.flatMap((group) => wanted.map((atom): [string, number] => [`${group} ${atom}`, 1])))
}
