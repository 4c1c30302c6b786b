import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accuracyOf,
  bandOf,
  indicatorCodes,
  pointsOf,
  riskLines,
  wouldChange,
  type IndicatorCode,
  type Points,
  type RiskFacts,
} from '~/domain/risks/risk'

const fine: RiskFacts = {
  ...{
    attendance: 96.4,
    sen: 'none',
    hasFreeMeals: false,
    hasOtherLanguage: false,
    exclusion: null,
    isLookedAfter: false,
    circumstances: [],
    activityCode: '110',
  },
  ...{ hasAccount: true, sent: 2, offers: 1, unanswered: 0, ended: 0, notArrived: 0, enrolled: 0, alerts: [] },
}
const points: Points = Object.fromEntries(indicatorCodes.map((code, nth) => [code, (nth % 3) + 1]))
const asked = { asksForAccount: true, asksForApplication: true }
const limits = { riskSubstantial: 4, riskAdditional: 2 }
const codesOf = (facts: Partial<RiskFacts>, days = asked) =>
  riskLines({ ...fine, ...facts }, points, days).map(({ code }) => code)
const secret = (code: string) => [{ code, isSensitive: true }]

describe('points', () => {
  test('are given for nothing where all is well', () => {
    expect(codesOf({})).toEqual([])
  })

  test.each<[string, Partial<RiskFacts>, IndicatorCode[]]>([
    ['attendance of 89.9', { attendance: 89.9 }, ['attendance-90']],
    ['attendance of 90', { attendance: 90 }, []],
    ['attendance of 84.9', { attendance: 84.9 }, ['attendance-90', 'attendance-85']],
    ['attendance that nobody has told', { attendance: null }, []],
    ['a plan', { sen: 'plan' }, ['sen-plan']],
    ['support', { sen: 'support' }, ['sen-support']],
    ['free meals', { hasFreeMeals: true }, ['free-meals']],
    ['another first language', { hasOtherLanguage: true }, ['first-language']],
    ['a suspension', { exclusion: 'suspended' }, ['suspended']],
    ['being excluded for good', { exclusion: 'excluded' }, ['excluded']],
    ['never having been suspended', { exclusion: 'none' }, []],
    ['care, as the school says', { isLookedAfter: true }, ['in-care']],
    ['care, as an adviser says', { circumstances: secret('160') }, ['in-care']],
    ['a child', { circumstances: secret('190') }, ['parent']],
    ['caring for somebody', { circumstances: [{ code: '140', isSensitive: false }] }, ['young-carer']],
    ['custody', { activityCode: '130' }, ['custody']],
    ['no account', { hasAccount: false, sent: 0, offers: 0 }, ['no-account', 'not-applied']],
    ['an application that a tutor sent', { hasAccount: false }, []],
    ['an offer that waits', { unanswered: 1 }, ['offer-unanswered']],
    ['all ended', { offers: 0, ended: 2 }, ['all-ended']],
    ['one that is still open', { offers: 0, ended: 1 }, []],
    ['not arriving', { notArrived: 1 }, ['not-arrived']],
    ['not arriving, and then arriving elsewhere', { notArrived: 1, enrolled: 1 }, []],
    ['absence', { alerts: ['persistent'] }, ['often-absent']],
  ])('are given for %s', (_, facts, codes) => {
    expect(codesOf(facts)).toEqual(codes)
  })

  test('are not given for silence before the calendar asks', () => {
    const silent = { hasAccount: false, sent: 0, offers: 0 }
    expect(codesOf(silent, { asksForAccount: false, asksForApplication: false })).toEqual([])
    expect(codesOf(silent, { asksForAccount: true, asksForApplication: false })).toEqual(['no-account'])
  })

  test('of what only advisers may read are marked, unless the school has said it itself', () => {
    const line = (facts: Partial<RiskFacts>) => riskLines({ ...fine, ...facts }, points, asked)[0]
    expect(line({ circumstances: secret('110') })?.isConfidential).toBe(true)
    expect(line({ circumstances: secret('110'), isLookedAfter: true })?.isConfidential).toBe(false)
    expect(line({ circumstances: secret('170') })?.isConfidential).toBe(true)
  })

  test('of none take a line away', () => {
    expect(riskLines({ ...fine, sen: 'plan' }, { 'sen-plan': 0 }, asked)).toEqual([])
  })
})

describe('a band', () => {
  test.each([
    [0, 'none'],
    [1, 'some'],
    [2, 'additional'],
    [3, 'additional'],
    [4, 'substantial'],
    [40, 'substantial'],
  ] as const)('of %d points is %s', (sum, band) => {
    expect(bandOf(sum, limits)).toBe(band)
  })

  test('changes with what somebody can do, and with nothing a learner is', () => {
    const lines = riskLines(
      { ...fine, sen: 'support', unanswered: 1 },
      { 'sen-support': 1, 'offer-unanswered': 1 },
      asked,
    )
    expect(wouldChange(lines, limits)).toEqual([{ code: 'offer-unanswered', to: 'some' }])
  })

  test('counts both lines of attendance as one that can be mended', () => {
    const lines = riskLines({ ...fine, attendance: 80 }, { 'attendance-90': 1, 'attendance-85': 1 }, asked)
    expect(wouldChange(lines, limits)).toContainEqual({ code: 'attendance-90', to: 'none' })
  })
})

test('each point is traceable: the lines add up to the sum, and one line less is that much less', () => {
  fc.assert(
    fc.property(
      fc.record({
        attendance: fc.option(fc.integer({ min: 0, max: 100 })),
        sen: fc.constantFrom('none', 'support', 'plan', null),
        hasFreeMeals: fc.boolean(),
        hasOtherLanguage: fc.boolean(),
        exclusion: fc.constantFrom('none', 'suspended', 'excluded', null),
        isLookedAfter: fc.boolean(),
        hasAccount: fc.boolean(),
        sent: fc.nat(3),
        offers: fc.nat(3),
        unanswered: fc.nat(2),
        ended: fc.nat(3),
        notArrived: fc.nat(1),
        enrolled: fc.nat(1),
      }),
      (told) => {
        const lines = riskLines({ ...fine, ...told }, points, asked)
        expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length)
        for (const line of lines)
          expect(pointsOf(lines.filter((one) => one !== line))).toBe(pointsOf(lines) - line.points)
      },
    ),
  )
})

test('how right the list was is a share of those it named and of those it should have named', () => {
  expect(accuracyOf({ listed: 10, listedNeet: 4, all: 100, neet: 5 })).toEqual({ precision: 0.4, recall: 0.8 })
  expect(accuracyOf({ listed: 0, listedNeet: 0, all: 100, neet: 0 })).toEqual({ precision: null, recall: null })
})
