import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  currencyOf,
  currencyRules,
  endOfAcademicYear,
  lastDayOf,
  type ActivityDays,
  type Rule,
} from '~/domain/participation/currency'
import { activityCodes } from '~/domain/participation/activity.queries.server'
import { systemContext } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const days = (verifiedOn: string, more: Partial<ActivityDays> = {}): ActivityDays => ({
  startedOn: verifiedOn,
  verifiedOn,
  reviewOn: null,
  predictedEndOn: null,
  ...more,
})
const rule = (currencyRule: string, currencyMonths: number | null = null): Rule => ({ currencyRule, currencyMonths })

describe('the last day an activity counts', () => {
  test.each<[string, ActivityDays & Rule, string | null]>([
    [
      'education lasts to the end of the academic year',
      { ...days('2026-09-03'), ...rule('academic-year') },
      '2027-08-31',
    ],
    [
      'verified in August it lasts to the end of that August',
      { ...days('2026-08-30'), ...rule('academic-year') },
      '2026-08-31',
    ],
    [
      'a start in September counts, though verified in August',
      { ...days('2026-08-20', { startedOn: '2026-09-02' }), ...rule('academic-year') },
      '2027-08-31',
    ],
    [
      'but no longer than the course',
      { ...days('2026-09-03', { predictedEndOn: '2027-06-30' }), ...rule('academic-year') },
      '2027-06-30',
    ],
    [
      'an apprenticeship lasts twelve months from the day it was verified',
      { ...days('2026-03-26'), ...rule('months', 12) },
      '2027-03-26',
    ],
    ['work lasts six', { ...days('2026-08-31'), ...rule('months', 6) }, '2027-02-28'],
    [
      'training lasts six, or to its end',
      { ...days('2026-03-26', { predictedEndOn: '2026-07-01' }), ...rule('months-or-end', 6) },
      '2026-07-01',
    ],
    ['re-engagement lasts three', { ...days('2026-11-30'), ...rule('months-or-end', 3) }, '2027-02-28'],
    [
      'a gap year lasts four weeks past its review',
      { ...days('2026-09-03', { reviewOn: '2027-01-04' }), ...rule('review') },
      '2027-02-01',
    ],
    ['NEET never lapses', { ...days('2020-09-03', { reviewOn: '2020-10-01' }), ...rule('none') }, null],
  ])('%s', (_, activity, lastDay) => {
    expect(lastDayOf(activity)).toBe(lastDay)
  })
})

describe('currency', () => {
  const activity = { ...days('2026-03-26'), ...rule('months', 6) }

  test.each([
    ['2026-08-26', 'current'],
    ['2026-08-27', 'due-to-lapse'],
    ['2026-09-26', 'due-to-lapse'],
    ['2026-09-27', 'lapsed'],
  ])('on %s is %s', (today, state) => {
    expect(currencyOf(activity, today)).toEqual({ state, lapsesOn: '2026-09-26' })
  })

  test('of an activity that never lapses is current for ever', () => {
    expect(currencyOf({ ...days('2000-01-01'), ...rule('none') }, '2099-01-01')).toEqual({
      state: 'current',
      lapsesOn: null,
    })
  })

  test('only gets worse as time goes by', () => {
    const order = ['current', 'due-to-lapse', 'lapsed']
    fc.assert(
      fc.property(anActivity, fc.nat(1500), fc.nat(400), (activity, from, more) => {
        const today = addDays('2024-01-01', from)
        const [now, then] = [today, addDays(today, more)].map((day) => order.indexOf(currencyOf(activity, day).state))

        expect(then).toBeGreaterThanOrEqual(now ?? 0)
      }),
    )
  })
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-15', 12, '2027-11-15'],
])('%s and %s months is %s', (day, months, then) => {
  expect(addMonths(day, months)).toBe(then)
})

test.each([
  ['2026-09-01', '2027-08-31'],
  ['2026-08-31', '2026-08-31'],
  ['2026-12-31', '2027-08-31'],
])('%s lies in the academic year that ends on %s', (day, end) => {
  expect(endOfAcademicYear(day)).toBe(end)
})

const aDay = fc.nat(1200).map((n) => addDays('2024-01-01', n))
const anActivity: fc.Arbitrary<ActivityDays & Rule> = fc.record({
  startedOn: aDay,
  verifiedOn: aDay,
  reviewOn: fc.option(aDay),
  predictedEndOn: fc.option(aDay),
  currencyRule: fc.constantFrom(...currencyRules),
  currencyMonths: fc.constantFrom(3, 6, 12),
})

test('the database works it out by the very same rule', async () => {
  const activities = fc.sample(anActivity, 400)
  const { rows } = await sql<{ position: number; lapsesOn: string | null }>`
    select position, activity_lapses_on(currency_rule, currency_months, started_on, verified_on, review_on, predicted_end_on) as lapses_on
    from json_to_recordset(${JSON.stringify(activities.map((activity, position) => snaked({ ...activity, position })))}::json)
      as row (position int, currency_rule text, currency_months int, started_on date, verified_on date, review_on date, predicted_end_on date)
    order by position`.execute(test$.db)

  expect(rows.map(({ lapsesOn }) => lapsesOn)).toEqual(activities.map(lastDayOf))
})

function snaked(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
}

describe('the list of activities', () => {
  test('leaves out what is no longer used', async () => {
    const codes = (await activityCodes(systemContext(test$.db, FRIDAY))).map(({ code }) => code)
    const before = (await activityCodes(systemContext(test$.db, new Date('2018-05-01T09:00:00Z')))).map(
      ({ code }) => code,
    )

    expect(codes).toHaveLength(45)
    expect(before.filter((code) => !codes.includes(code))).toEqual(['720'])
  })

  test('has a rule we know for every code, and months where the rule counts them', async () => {
    const rows = await test$.db
      .selectFrom('activityCode')
      .leftJoin('activityRule', 'activityRule.code', 'activityCode.code')
      .select(['activityCode.code', 'activityCode.isNeet', 'activityRule.currencyRule', 'activityRule.currencyMonths'])
      .execute()

    expect(rows.length).toBeGreaterThan(45)
    for (const { currencyRule, currencyMonths, isNeet } of rows) {
      expect(currencyRules).toContain(currencyRule)
      expect(currencyMonths !== null).toBe(currencyRule?.startsWith('months'))
      if (isNeet) expect(currencyRule).toBe('none')
    }
  })
})
