import { describe, expect, test } from 'vitest'
import { leavingYears, wayOf, type LeaverFacts } from '~/domain/leavers/leaver'
import { countsShown } from '~/domain/leavers/leaver-shown'
import { groupOf, mismatchTags } from '~/domain/leavers/leaver.words'

const college = { what: 'Engineering', where: 'Riverside College', providerId: 'college' }
const enrolment = {
  ...college,
  ...{ providerKind: 'college', route: null, studyMode: null, startedOn: '2027-09-06', endsOn: '2028-07-01' },
}
const looking = { code: '619', isBusy: false, what: 'Looking', where: null, providerId: null, on: '2027-10-20' }
const nothing: LeaverFacts = {
  ...{ intended: null, accepted: null, activity: null, enrolment: null, register: null, spells: [] },
}
const ways = (facts: Partial<LeaverFacts>, today = '2027-11-05') => wayOf({ ...nothing, ...facts }, 2027, today)

describe('who is looked at', () => {
  test.each([
    ['2027-09-01', [2027]],
    ['2027-12-31', [2027]],
    ['2028-01-01', [2027, 2028]],
    ['2028-08-31', [2027, 2028]],
  ])('on %s: %j', (today, years) => {
    expect(leavingYears(today)).toEqual(years)
  })
})

describe('what somebody did on 1 November', () => {
  test('is not known before the day, and nothing is wrong yet', () => {
    expect(ways({ enrolment }, '2027-10-31')).toEqual({ november: null, sustained: null, mismatch: null })
  })

  test('is an adviser’s word before an enrolment, and an enrolment before a register', () => {
    const register = { where: 'Hilltop', providerId: 'school', providerKind: 'school', times: 3, on: '2027-10-28' }
    expect(ways({ activity: looking, enrolment, register }).november).toMatchObject({ kind: 'activity', code: '619' })
    expect(ways({ enrolment, register }).november).toMatchObject({ kind: 'enrolment', code: '230' })
    expect(ways({ register }).november).toMatchObject({ kind: 'register', code: '210', what: 'Present 3 times' })
  })
})

describe('what does not go together', () => {
  const other = { ...enrolment, providerId: 'other' }
  const left = [{ kind: 'neet' as const, fromOn: '2028-02-01', untilOn: null, label: 'Looking' }]
  test.each<[string, Partial<LeaverFacts>, string | null]>([
    ['nothing is known', {}, 'not-known'],
    ['a place was accepted and nothing is known', { accepted: college }, 'not-started'],
    ['a place was accepted and they look for work', { accepted: college, activity: looking }, 'not-started'],
    ['the place that was accepted', { accepted: college, enrolment }, null],
    ['another place', { accepted: college, enrolment: other }, 'other-place'],
    ['another way than meant', { intended: '111', enrolment }, 'other-plan'],
    ['as meant', { intended: '121', enrolment }, null],
  ])('%s', (_, facts, mismatch) => {
    expect(ways(facts).mismatch).toBe(mismatch)
  })

  test('somebody who did not stay for two terms', () => {
    expect(ways({ accepted: college, enrolment, spells: left }, '2028-04-01').mismatch).toBe('left')
    expect(ways({ accepted: college, enrolment, spells: left }, '2028-03-31').mismatch).toBe(null)
  })
})

describe('the counts of a school', () => {
  const count = (intended: string | null, family: string | null, count: number) => ({ intended, family, count })

  test('keep back a small one and what it could be worked out from', () => {
    const { rows } = countsShown([
      ...[count('Sixth form', 'education', 40), count('Sixth form', 'neet-available', 2)],
      ...[count('Apprenticeship', 'employment', 12), count('Apprenticeship', 'education', 9)],
    ])

    expect(rows.flat()).not.toContain('2')
    expect(rows.flat().filter((cell) => cell === 'kept back').length).toBeGreaterThan(1)
  })

  test('has every family in a group', () => {
    expect(['education', 'neet-unavailable', 'custody', 'not-known', null].map(groupOf)).toEqual([
      ...['education', 'neet', 'other', 'not-known', 'not-known'],
    ])
    expect(Object.keys(mismatchTags)).toHaveLength(5)
  })
})
