import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesInGrid, nothingSaid, signatureOf } from '~/domain/progress/entry-grid'
import { interventionMachine } from '~/domain/progress/intervention.states'
import { coreSubjects, judgeCore, type MustStudy } from '~/domain/progress/must-study'
import { mustReason } from '~/domain/progress/must-study.words'
import { isMissing } from '~/domain/progress/taught'
import { isLateEntry, nextYears, refuseRoundDays, roundState, schoolYear, yearWords } from '~/domain/progress/round'
import { gradeOnScale, gradesOn, scaleNames, usualScale } from '~/domain/progress/scale'
import { gradesBelow, latestGrade, standingOf } from '~/domain/progress/standing'
import { warningsOf } from '~/domain/progress/warning'
import type { HeldGrade } from '~/domain/plans/held-grade'
import { nextState } from '~/kit/machine'

const gcse = (subject: string, grade: string, stage: HeldGrade['stage'] = 'achieved'): HeldGrade => ({
  ...{ subject, grade, stage },
  scale: 'GCSE (9 to 1)',
})
const fullTime = { isExempt: false, isPartTime: false }

describe('a grade beside its target', () => {
  test.each([
    ['A level', 'B', 'C', 'above'],
    ['A level', 'C', 'C', 'on'],
    ['A level', 'D', 'C', 'below'],
    ['Pass, merit, distinction', 'Merit', 'Distinction', 'below'],
    ['GCSE combined science', '6-5', '5-5', 'above'],
    ['A level', '9', 'C', 'unknown'],
    ['A level', null, 'C', 'unknown'],
    ['A level', 'C', null, 'unknown'],
  ])('on %s %s stands to %s as %s', (scale, grade, target, standing) => {
    expect(standingOf({ scale, grade, target })).toBe(standing)
  })

  test('a better grade never stands lower, and a higher target never makes one stand higher', () => {
    const height = { below: 0, on: 1, above: 2, unknown: -1 }
    const onScale = fc.constantFrom(...scaleNames).chain((scale) => {
      const place = fc.nat(gradesOn(scale).length - 1)
      return fc.record({ scale: fc.constant(scale), better: place, worse: place, target: place })
    })
    fc.assert(
      fc.property(onScale, ({ scale, better, worse, target }) => {
        const grades = gradesOn(scale)
        const at = (grade: number, aim: number) =>
          height[standingOf({ scale, grade: grades[grade] ?? null, target: grades[aim] ?? null })]
        const [high, low] = [Math.min(better, worse), Math.max(better, worse)]

        expect(at(high, target)).toBeGreaterThanOrEqual(at(low, target))
        expect(at(target, high)).toBeLessThanOrEqual(at(target, low))
        expect(gradesBelow({ scale, grade: grades[low] ?? null, target: grades[high] ?? null })).toBe(low - high)
      }),
    )
  })

  test('a round in which no grade was said leaves the one before', () => {
    const told = [
      { roundId: 'a', grade: 'B', effort: 1 },
      { roundId: 'b', grade: null, effort: 2 },
    ]

    expect(latestGrade(told)).toBe('B')
  })

  test('grades are read as people type them', () => {
    expect(gradeOnScale('Pass, merit, distinction', ' distinction* ')).toBe('Distinction*')
    expect(gradeOnScale('A level', 'a*')).toBe('A*')
    expect(gradeOnScale('A level', '7')).toBeNull()
    expect(gradeOnScale('No scale', 'A')).toBeNull()
  })

  test.each([
    ['T Level Engineering', 'T Level'],
    ['A level Biology', 'A level'],
    ['GCSE maths', 'GCSE (9 to 1)'],
    ['Animal care Level 2', 'Pass, merit, distinction'],
  ])('%s is graded as %s until somebody says otherwise', (title, scale) => {
    expect(usualScale(title)).toBe(scale)
  })
})

describe('a round', () => {
  const autumn = { opensOn: '2026-10-01', closesOn: '2026-10-20' }

  test.each([
    ['2026-09-30', 'coming'],
    ['2026-10-01', 'open'],
    ['2026-10-20', 'open'],
    ['2026-10-21', 'over'],
  ])('on %s is %s', (day, state) => {
    expect(roundState(autumn, day)).toBe(state)
  })

  test('takes nothing before it opens, and marks as late what comes after its last day', () => {
    expect(() => isLateEntry(autumn, '2026-09-30')).toThrow('not opened yet')
    expect(isLateEntry(autumn, '2026-10-20')).toBe(false)
    expect(isLateEntry(autumn, '2026-10-21')).toBe(true)
  })

  test('is in one school year, and comes again a year later', () => {
    expect(refuseRoundDays(autumn)).toBe(2026)
    expect(schoolYear('2027-08-31')).toBe(2026)
    expect(yearWords(2026)).toBe('2026/27')
    expect(() => refuseRoundDays({ opensOn: '2027-08-20', closesOn: '2027-09-02' })).toThrow('one school year')
    expect(() => refuseRoundDays({ opensOn: '2027-08-20', closesOn: '2027-08-02' })).toThrow('after it opens')
    expect(nextYears({ year: 2027, opensOn: '2028-02-29', closesOn: '2028-03-05' })).toEqual({
      ...{ year: 2028, opensOn: '2029-02-28', closesOn: '2029-03-05' },
    })
  })
})

describe('who must study English and maths', () => {
  test.each<[string, HeldGrade[], MustStudy]>([
    ['nothing is known', [], 'unknown'],
    ['a 4', [gcse('Maths', '4')], 'none'],
    ['a 3', [gcse('Mathematics', '3')], 'gcse'],
    ['a 2', [gcse('Maths', '2')], 'functional'],
    ['an old D', [{ subject: 'Maths', scale: 'GCSE (A* to G)', grade: 'D', stage: 'achieved' }], 'gcse'],
    ['an old C', [{ subject: 'Maths', scale: 'GCSE (A* to G)', grade: 'C', stage: 'achieved' }], 'none'],
    ['a result below the prediction', [gcse('Maths', '5', 'predicted'), gcse('Maths', '3')], 'gcse'],
    ['a prediction only', [gcse('Maths', '5', 'predicted')], 'none'],
    ['a grade in another subject', [gcse('Physics', '9')], 'unknown'],
    [
      'entry level',
      [{ subject: 'Maths', scale: 'Entry level certificate', grade: 'Entry 3', stage: 'achieved' }],
      'functional',
    ],
    [
      'functional skills at Level 2 after a 2',
      [gcse('Maths', '2'), { subject: 'Maths level 2', scale: 'Functional Skills', grade: 'Pass', stage: 'achieved' }],
      'none',
    ],
    [
      'functional skills at Level 2 after a 3, full time',
      [gcse('Maths', '3'), { subject: 'Maths level 2', scale: 'Functional Skills', grade: 'Pass', stage: 'achieved' }],
      'gcse',
    ],
  ])('%s', (_, grades, must) => {
    const judged = judgeCore('maths', { ...fullTime, grades })

    expect(judged.must).toBe(must)
    expect(mustReason(judged)).toMatch(/\.$/)
  })

  test('English is language or literature, the better of the two', () => {
    const grades = [gcse('English language', '3'), gcse('English literature', '4')]

    expect(judgeCore('english', { ...fullTime, grades }).must).toBe('none')
  })

  test('part time a 3 may be followed by functional skills; an exemption is told as such, and not beside a 4', () => {
    const grades = [gcse('Maths', '3')]

    expect(judgeCore('maths', { grades, isExempt: false, isPartTime: true }).must).toBe('functional')
    expect(judgeCore('maths', { grades, isExempt: true, isPartTime: false }).must).toBe('exempt')
    expect(judgeCore('maths', { grades: [gcse('Maths', '6')], isExempt: true, isPartTime: false }).must).toBe('none')
  })

  test('a better grade never asks for more', () => {
    const ease = { functional: 0, gcse: 1, exempt: 2, none: 3, unknown: -1 }
    const points = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.nat(8),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...coreSubjects),
        fc.constantFrom('predicted' as const, 'achieved' as const),
        (a, b, isExempt, isPartTime, subject, stage) => {
          const name = subject === 'maths' ? 'Mathematics' : 'English language'
          const at = (place: number) =>
            ease[judgeCore(subject, { isExempt, isPartTime, grades: [gcse(name, points[place] ?? '', stage)] }).must]

          expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
        },
      ),
    )
  })

  test('who must study and of whom nobody reports it is missing it', () => {
    const judged = [
      { subject: 'english', must: 'gcse', from: null },
      { subject: 'maths', must: 'functional', from: null },
    ] as const

    expect(isMissing(judged, ['Motor vehicle', 'GCSE English'])).toEqual(['maths'])
  })
})

describe('a grid', () => {
  const amina = { id: 'amina', givenNames: 'Amina', ...nothingSaid }
  const typed = { learnerId: 'amina', ...nothingSaid, was: signatureOf(nothingSaid) }

  test('leaves alone what was left alone, also where somebody else wrote meanwhile', () => {
    expect(changesInGrid([{ ...amina, grade: 'Merit' }], [typed])).toEqual([])
  })

  test('refuses a row that somebody else has changed, and says what stands there', () => {
    const theirs = [{ ...amina, grade: 'Merit', comment: 'Fine' }]

    expect(() => changesInGrid(theirs, [{ ...typed, grade: 'Pass' }])).toThrow('grade Merit, “Fine”')
    expect(changesInGrid(theirs, [{ ...typed, grade: 'Merit', comment: 'Fine' }])).toEqual([])
  })
})

describe('an early warning', () => {
  const facts = { subjects: [], alerts: [], plan: null, today: '2026-11-20' }
  const counts = { possible: 20, attended: 10, late: 0, missed: 3 }
  const maths = {
    ...{ subject: 'Maths', scale: 'GCSE (9 to 1)', target: '6' },
    entries: [{ roundId: 'a', grade: '4', effort: 3 }],
  }

  test('says nothing of whom there is nothing to say', () => {
    expect(warningsOf(facts)).toEqual([])
  })

  test('names each fact and where it comes from', () => {
    const warnings = warningsOf({
      ...facts,
      subjects: [maths],
      alerts: [{ kind: 'persistent', providerName: 'Riverside College', ...counts }],
      plan: { reviewDueOn: '2026-11-01', lateTargets: 1, lateSteps: 2 },
    })

    expect(warnings.map(({ words }) => words)).toEqual([
      'Below target in 1 of 1: Maths (2 grades)',
      'Little effort in Maths',
      expect.stringContaining('Attended'),
      'A review was due on 1 November 2026',
      'Past their day: 1 target and 2 steps',
    ])
    expect(warnings.every(({ source }) => source !== '')).toBe(true)
  })

  test('an added fact never takes another away', () => {
    const plan = { reviewDueOn: '2026-11-01', lateTargets: 1, lateSteps: 0 }
    const few = warningsOf({ ...facts, subjects: [maths] })

    expect(warningsOf({ ...facts, subjects: [maths], plan })).toEqual(expect.arrayContaining(few))
  })
})

test.each([
  ['open', 'look', 'looked-at'],
  ['open', 'close', 'closed'],
  ['looked-at', 'again', 'open'],
  ['looked-at', 'close', 'closed'],
] as const)('what is %s becomes by %s %s', (from, event, to) => {
  expect(nextState(interventionMachine, from, event)).toBe(to)
})
