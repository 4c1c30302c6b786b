import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomes } from '~/domain/guarantees/guarantee'
import { shownOutcomes } from '~/domain/guarantees/guarantee-counts'
import { boardMeasures, figureOf, topicOf, type BoardMeasure, type Parts } from '~/domain/scorecards/figure'
import { figuresFor } from '~/domain/scorecards/scorecard-shown'
import {
  figureOfGroups,
  groupsTold,
  toldByArea,
  type Around,
  type Group,
  type Topic,
} from '~/domain/scorecards/school-board'
import { isSmall, LEAST_SHOWN } from '~/kit/small-numbers'
import { boundsOf, type Equation } from '#tests/support/attacker'

const atomsOf = {
  standing: ['neet-available', 'not-known', 'not-counted', 'part-time-study', 'full-time'],
  guarantee: ['no-offer', 'not-recorded', 'not-appropriate', 'continuing', 'offer'],
} as const
const topics = ['standing', 'guarantee'] as const
const measuresOf = (topic: Topic) => boardMeasures.filter((measure) => topicOf(measure) === topic)
const aims: Record<string, readonly string[]> = {
  neet: ['neet-available'],
  'not-known': ['not-known'],
  'neet-or-not-known': ['neet-available', 'not-known'],
  participating: ['part-time-study', 'full-time'],
  'meeting-duty': ['full-time'],
  'guarantee-offered': ['offer', 'continuing'],
  'guarantee-none': ['no-offer'],
  'guarantee-not-recorded': ['not-recorded'],
}
const notAbove = (measure: BoardMeasure) =>
  atomsOf[topicOf(measure)].filter((atom) => !(aims[measure] ?? []).includes(atom))

// The same numbers stand for what people do and for what they were offered.
const partsOf = (numbers: readonly number[]): Parts =>
  Object.fromEntries(topics.flatMap((topic) => atomsOf[topic].map((atom, at) => [atom, numbers[at] ?? 0])))
const sumOf = (all: readonly Parts[]): Parts =>
  partsOf(atomsOf.standing.map((atom) => all.reduce((sum, parts) => sum + (parts[atom] ?? 0), 0)))
const groupOf = (value: string, parts: Parts): Group => ({ value, label: null, parts })
const only = (topic: Topic, groups: readonly Group[]) =>
  groups.map((group) => ({
    ...group,
    parts: Object.fromEntries(
      Object.entries(group.parts).filter(([part]) => atomsOf[topic].some((atom) => atom === part)),
    ),
  }))
const ofBoth = (groups: readonly Group[]) => ({
  standing: only('standing', groups),
  guarantee: only('guarantee', groups),
})

/** Schools in which so many of each sex stand somewhere, as one of them reads its board. */
function aroundOf(cells: readonly (readonly Parts[])[], reader = 0): Around {
  const sexes = cells[0]?.map((_, sex) => groupOf(String(sex), sumOf(cells.map((school) => school[sex] ?? {})))) ?? []
  return {
    schoolId: String(reader),
    schools: ofBoth(cells.map((school, at) => groupOf(String(at), sumOf(school)))),
    area: ofBoth(sexes),
    own: ofBoth(ownOf(cells[reader])),
    others: cells.filter((_, at) => at !== reader).map((school) => ofBoth(ownOf(school))),
  }
}

const ownOf = (school: readonly Parts[] = []) => school.map((parts, sex) => groupOf(String(sex), parts))

function toldOf(around: Around, topic: Topic = 'standing') {
  return groupsTold(topic, around, toldByArea(topic, around, LEAST_SHOWN), LEAST_SHOWN)
}

describe('what a school is told of its own beside the area', () => {
  const large = [aCell(40, 30, 20, 20, 200), aCell(30, 40, 20, 20, 240)]

  test('is everything of its groups where all are large, with the same group of the area', () => {
    const told = toldOf(aroundOf([large, large]))

    expect(told.measures).toEqual(['participating', 'neet-or-not-known', 'neet', 'not-known', 'meeting-duty'])
    expect(figureOfGroups('neet', told)).toEqual([
      { values: ['0'], numerator: 40, denominator: 310, share: 12.9, area: 12.9 },
      { values: ['1'], numerator: 30, denominator: 350, share: 8.6, area: 8.6 },
    ])
  })

  test('is nothing by groups where one is of few and no other can stand with it', () => {
    const few = [aCell(40, 30, 20, 20, 200), aCell(2, 40, 20, 20, 240)]

    expect(toldOf(aroundOf([few, large])).measures).not.toContain('neet')
  })

  test('is nothing by groups where few are left outside the school', () => {
    const rest = [aCell(3, 30, 20, 20, 200), aCell(30, 40, 20, 20, 240)]

    expect(toldOf(aroundOf([large, rest])).measures).not.toContain('neet')
  })

  test('is nothing by groups where few are left outside the school and all others that could be told, for somebody may work at two', () => {
    const rest = [aCell(3, 30, 20, 20, 200), aCell(30, 40, 20, 20, 240)]
    const three = [large, large, rest]

    expect(toldOf(aroundOf(three)).measures).not.toContain('neet')
    expect(toldOf(aroundOf(three, 1)).measures).not.toContain('neet')
    expect(toldOf(aroundOf([...three, large])).measures).not.toContain('neet')
    expect(toldOf(aroundOf([...three, rest])).measures).toContain('neet')
  })

  test('puts the smallest groups of the area together, though another one is smaller at a school', () => {
    const [own, other] = [
      [aCell(1, 1, 1, 1, 2), aCell(40, 30, 20, 20, 200), aCell(30, 40, 20, 20, 20)],
      [aCell(9, 9, 9, 9, 9), aCell(9, 9, 9, 9, 9), aCell(30, 40, 20, 20, 240)],
    ]

    for (const reader of [0, 1])
      expect(toldOf(aroundOf([own, other, other], reader)).groups.map(({ values }) => values)).toEqual([
        ['2'],
        ['0', '1'],
      ])
  })

  test('puts groups of few together', () => {
    const few = [...large, aCell(3, 3, 3, 3, 20), aCell(4, 4, 4, 4, 20)]
    const told = toldOf(aroundOf([few, [...large, ...large]]))

    expect(told.groups.map(({ values }) => values)).toEqual([['0'], ['1'], ['2', '3']])
  })

  test('is the figure of the whole school as the area tells it', () => {
    const around = aroundOf([large, [aCell(1, 60, 60, 60, 90)]])

    for (const measure of measuresOf('standing'))
      expect(toldByArea('standing', around, LEAST_SHOWN)(measure).own).toEqual(
        figuresFor(
          measure,
          around.schools.standing.map(({ parts }) => parts),
          LEAST_SHOWN,
        )[0],
      )
  })

  const cell = fc
    .tuple(...[12, 12, 12, 12, 60].map((max) => fc.integer({ min: 0, max })))
    .map((numbers) => partsOf(numbers))
  const cells = fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
    .chain(([schools, sexes]) =>
      fc.array(fc.array(cell, { minLength: sexes, maxLength: sexes }), { minLength: schools, maxLength: schools }),
    )

  // The own pages of two schools, and everything the boards of the area tell by school, by sex and of all.
  test.each(topics)(
    'tells nobody a small number of %s, inside a school or two or outside them, with the boards of the area beside',
    (topic) => {
      let told = 0
      fc.assert(
        fc.property(cells, (cells) => {
          const around = aroundOf(cells)
          // Somebody may work at two of them.
          const boards = [around, aroundOf(cells, 1)]
          const equations = [
            ...areaSays(cells, around, topic),
            ...boards.flatMap((board, school) => schoolSays(board, topic, school)),
          ]
          told += boards.reduce((sum, board) => sum + toldOf(board, topic).measures.length, 0)
          const sexes = around.area.standing.map((_, sex) => sex)
          const all = cells.map((_, school) => school)
          const companies = [[0], [1], [0, 1]].flatMap((some) => [some, all.filter((one) => !some.includes(one))])
          for (const measure of measuresOf(topic))
            for (const wanted of [aims[measure] ?? [], notAbove(measure)])
              for (const places of sexes.flatMap((sex) => companies.map((some) => [some, [sex]] as const))) {
                const [schools, of] = places
                const count = schools.reduce((sum, school) => sum + countIn(cells[school]?.[of[0] ?? 0], wanted), 0)
                if (!isSmall(count)) continue
                const { low, high } = boundsOf(equations, unknowns(schools, [...of], wanted))
                expect(high - low, `${measure} of ${String(schools)} by ${String(of)}: ${count}`).toBeGreaterThan(3.9)
              }
        }),
        { numRuns: 25, seed: 7 },
      )
      expect(told).toBeGreaterThan(20)
    },
  )
})

function aCell(...numbers: number[]): Parts {
  return partsOf(numbers)
}

function countIn(parts: Parts | undefined, wanted: readonly string[]): number {
  return wanted.reduce((sum, atom) => sum + (parts?.[atom] ?? 0), 0)
}

function unknowns(schools: readonly number[], sexes: readonly number[], wanted: readonly string[]) {
  return new Map(
    schools.flatMap((school) =>
      sexes.flatMap((sex) => wanted.map((atom): [string, number] => [`${school} ${sex} ${atom}`, 1])),
    ),
  )
}

type Said = { numerator: number | null; denominator: number | null }

function says(measure: BoardMeasure, schools: readonly number[], sexes: readonly number[], said: Said): Equation[] {
  return [
    ...(said.numerator === null ? [] : [{ of: unknowns(schools, sexes, aims[measure] ?? []), is: said.numerator }]),
    ...(said.denominator === null
      ? []
      : [{ of: unknowns(schools, sexes, atomsOf[topicOf(measure)]), is: said.denominator }]),
  ]
}

function areaSays(cells: readonly (readonly Parts[])[], { schools, area }: Around, topic: Topic): Equation[] {
  const everySchool = schools.standing.map((_, at) => at)
  const everySex = area.standing.map((_, at) => at)
  const parts = (groups: readonly Group[]) => groups.map((group) => group.parts)
  const [whole] = only(topic, [groupOf('', sumOf(cells.flat()))])
  const figures = measuresOf(topic).flatMap((measure) => [
    ...figuresFor(measure, parts(schools[topic]), LEAST_SHOWN).flatMap((said, at) =>
      says(measure, [at], everySex, said),
    ),
    ...figuresFor(measure, parts(area[topic]), LEAST_SHOWN).flatMap((said, at) =>
      says(measure, everySchool, [at], said),
    ),
    ...figuresFor(measure, [whole?.parts ?? {}], LEAST_SHOWN).flatMap((said) =>
      says(measure, everySchool, everySex, said),
    ),
  ])
  if (topic === 'standing') return figures
  // Its own page tells each answer of the guarantee by school, and by its codes of each year.
  const answers = (groups: readonly Group[], placesOf: (at: number) => [number[], number[]]) =>
    shownOutcomes(
      groups.map((group) => outcomes.map((outcome) => group.parts[outcome] ?? 0)),
      LEAST_SHOWN,
    ).cells.flatMap((cells, at) =>
      cells.flatMap((count, nth) =>
        count === null ? [] : [{ of: unknowns(...placesOf(at), [outcomes[nth] ?? '']), is: count }],
      ),
    )
  return [
    ...figures,
    ...answers(schools[topic], (at) => [[at], everySex]),
    ...answers(area[topic], (at) => [everySchool, [at]]),
    ...answers(whole ? [whole] : [], () => [everySchool, everySex]),
  ]
}

function schoolSays(around: Around, topic: Topic, school: number): Equation[] {
  const told = toldOf(around, topic)
  return told.measures.flatMap((measure) =>
    figureOfGroups(measure, told).flatMap((figure) => {
      const own = figure.values.map(
        (value) => figureOf(measure, around.own[topic][Number(value)]?.parts ?? {}).numerator,
      )
      expect(figure.numerator).toBe(own.reduce((sum, count) => sum + count, 0))
      return says(measure, [school], figure.values.map(Number), figure)
    }),
  )
}
