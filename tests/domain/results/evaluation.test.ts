import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { qualifications, type Qualification } from '~/domain/plans/grade'
import { evaluate, type Asked, type Result } from '~/domain/results/evaluation'

const gcse: Qualification = 'GCSE (9 to 1)'
const open = { subject: null, grade: null, points: null, best: null, status: 'open' as const }
const asks = (subject: string, grade: string): Asked => ({ ...open, kind: 'grade', subject, grade })
const points = (needed: number, best: number | null): Asked => ({ ...open, kind: 'points', points: needed, best })
const identity: Asked = { ...open, kind: 'identity' }
const got = (subject: string, grade: string, qualification: Qualification = gcse): Result => ({
  subject,
  qualification,
  grade,
})
const standingOf = (conditions: Asked[], results: Result[]) => evaluate(conditions, results).standing

describe('a grade that is asked for', () => {
  test.each([
    ['7', 'met'],
    ['5', 'met'],
    ['4', 'missed-by-one'],
    ['3', 'missed'],
    ['U', 'missed'],
  ])('of 5 in mathematics, with %s: %s', (grade, standing) => {
    expect(standingOf([asks('Mathematics', '5')], [got('Maths', grade)])).toBe(standing)
  })

  test.each([
    [
      'science at 5 by combined science 5-5',
      asks('Science', '5'),
      got('Science', '5-5', 'GCSE combined science'),
      'met',
    ],
    [
      'science at 5 by combined science 5-4',
      asks('Science', '5'),
      got('Science', '5-4', 'GCSE combined science'),
      'missed-by-one',
    ],
    ['English at 4 by English language', asks('English', '4'), got('English language', '4'), 'met'],
    ['a merit by a pass', asks('Business', 'L2M'), got('Business', 'L2P', 'BTEC or technical award'), 'missed-by-one'],
    ['a 4 by a merit', asks('Business', '4'), got('Business', 'L2M', 'BTEC or technical award'), 'met'],
    ['a pass by a fail', asks('Maths', 'Pass'), got('Maths', 'Fail', 'Functional Skills'), 'missed'],
    ['a 4 by functional skills', asks('Maths', '4'), got('Maths', 'Pass', 'Functional Skills'), 'unknown'],
    ['a grade of no scale', asks('Maths', 'good'), got('Maths', '9'), 'unknown'],
    ['another subject', asks('Maths', '4'), got('History', '9'), 'unknown'],
  ])('%s', (_, condition, result, standing) => {
    expect(standingOf([condition], [result])).toBe(standing)
  })

  test('counts the best of several, and nothing where two say otherwise of one', () => {
    expect(standingOf([asks('Science', '5')], [got('Biology', '4'), got('Chemistry', '6')])).toBe('met')
    expect(standingOf([asks('Maths', '5')], [got('Maths', '4'), got('Mathematics', '6')])).toBe('unknown')
  })
})

describe('points that are asked for', () => {
  const five = ['Mathematics', 'English language', 'History', 'French', 'Art'].map((subject) => got(subject, '6'))

  test.each([
    ['enough', points(30, 5), five, 'met'],
    ['enough of more', points(24, 4), five, 'met'],
    ['one short', points(31, 5), five, 'missed-by-one'],
    ['two short', points(32, 5), five, 'missed'],
    ['subjects that are not told yet', points(36, 6), five, 'unknown'],
    ['more than could still come', points(50, 6), five, 'missed'],
    ['over all', points(30, null), five, 'met'],
    ['short over all', points(35, null), five, 'missed'],
    ['over all, with few told', points(35, null), five.slice(1), 'unknown'],
  ])('%s', (_, condition, results, standing) => {
    expect(standingOf([condition], results)).toBe(standing)
  })

  test('combined science counts twice', () => {
    expect(standingOf([points(11, 2)], [got('Science', '6-5', 'GCSE combined science')])).toBe('met')
  })
})

describe('all conditions together', () => {
  const maths = asks('Maths', '5')
  const art = asks('Art', '5')

  test.each([
    ['all met', ['5', '5'], 'met'],
    ['one missed by one', ['5', '4'], 'missed-by-one'],
    ['two missed by one', ['4', '4'], 'missed'],
    ['one missed', ['5', '1'], 'missed'],
    ['one unknown', ['5', null], 'unknown'],
    ['one unknown and one missed by one', ['4', null], 'unknown'],
    ['one unknown and one missed', ['1', null], 'missed'],
  ] as const)('%s', (_, [inMaths, inArt], standing) => {
    const results = [got('Maths', inMaths), ...(inArt ? [got('Art', inArt)] : [])]
    expect(standingOf([maths, art], results)).toBe(standing)
  })

  test('what no result can close stays open, and keeps the place from being confirmed', () => {
    expect(evaluate([maths, identity], [got('Maths', '9')])).toMatchObject({ standing: 'met', isAllClosed: false })
    expect(evaluate([identity], [got('Maths', '9')])).toMatchObject({ standing: 'unknown', isAllClosed: false })
    expect(evaluate([maths, { ...identity, status: 'met' }], [got('Maths', '9')])).toMatchObject({ isAllClosed: true })
  })

  test('what a person has decided is not judged again', () => {
    expect(evaluate([{ ...maths, status: 'waived' }], [got('Maths', '1')])).toMatchObject({
      standing: 'met',
      isAllClosed: true,
      conditions: [{ standing: null }],
    })
    expect(standingOf([{ ...maths, status: 'not-met' }], [got('Maths', '9')])).toBe('missed')
  })
})

describe('whatever is asked for, and whatever came', () => {
  const subject = fc.constantFrom('Mathematics', 'English language', 'Science', 'Art', 'Business')
  const scale = fc.constantFrom<Qualification[]>(gcse, 'GCSE combined science', 'BTEC or technical award')
  const result = fc
    .tuple(subject, scale, fc.nat())
    .map(([name, on, nth]) => got(name, qualifications[on][nth % qualifications[on].length] ?? 'U', on))
  const results = fc.uniqueArray(result, { selector: (one) => one.subject, maxLength: 5 })
  const gradeAsked = fc
    .tuple(subject, fc.constantFrom('9', '7', '5', '4', 'L2M', 'Pass', '5-5', 'B'))
    .map(([name, grade]) => asks(name, grade))
  const pointsAsked = fc
    .tuple(fc.constantFrom(5, 20, 40), fc.constantFrom(1, 5, 8, null))
    .map(([needed, best]) => points(needed, best))
  const byResults = fc.array(fc.oneof(gradeAsked, pointsAsked), { minLength: 1, maxLength: 4 })
  const conditions = fc.array(fc.oneof(gradeAsked, pointsAsked, fc.constant(identity)), { maxLength: 5 })
  const holds = (law: (conditions: Asked[], results: Result[]) => void) =>
    fc.assert(fc.property(conditions, results, law))

  test('the order of conditions and of results is nothing', () => {
    holds((asked, came) => {
      expect(standingOf(asked.toReversed(), came.toReversed())).toBe(standingOf(asked, came))
    })
  })

  test('one condition more never makes it better', () => {
    const rank = (standing: string) => ['met', 'missed-by-one', 'unknown', 'missed'].indexOf(standing)
    fc.assert(
      fc.property(byResults, gradeAsked, results, (asked, more, came) => {
        expect(rank(standingOf([...asked, more], came))).toBeGreaterThanOrEqual(rank(standingOf(asked, came)))
      }),
    )
  })

  test('a better grade never makes it worse', () => {
    const rank = (standing: string) => ['missed', 'unknown', 'missed-by-one', 'met'].indexOf(standing)
    holds((asked, came) => {
      const better = came.map((one) => ({ ...one, grade: qualifications[one.qualification][0] }))
      expect(rank(standingOf(asked, better))).toBeGreaterThanOrEqual(rank(standingOf(asked, came)))
    })
  })

  test('met means that each is met, and missed by one that one alone is not', () => {
    holds((asked, came) => {
      const { standing, isAllClosed, conditions: judged } = evaluate(asked, came)
      const not = judged.filter((one) => one.standing !== null && one.standing !== 'met')
      if (standing === 'met') expect(not).toEqual([])
      if (standing === 'missed-by-one') expect(not.map((one) => one.standing)).toEqual(['missed-by-one'])
      if (isAllClosed) expect(judged.map((one) => one.standing).filter((one) => one !== 'met')).toEqual([])
    })
  })

  test('no result is no verdict', () => {
    fc.assert(
      fc.property(conditions, (asked) => {
        for (const { standing } of evaluate(asked, []).conditions) expect([null, 'unknown']).toContain(standing)
      }),
    )
  })
})
