import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingWord, isOpenOn, refuseLaterStart, refuseOddTerms, wordSources } from '~/domain/activity-surveys/survey'
import { familiesShown, schoolsShown } from '~/domain/activity-surveys/survey-shown'

const terms = { referenceOn: '2027-11-01', closesOn: '2028-01-31', reminders: ['2027-11-20'] }

describe('the days of a survey', () => {
  test.each([
    ['before the day it asks about', terms, '2027-10-31', 'too-early'],
    ['with its last day behind it', { ...terms, closesOn: '2027-11-05' }, '2027-11-05', 'closes-too-early'],
    ['with a reminder in the past', { ...terms, reminders: ['2027-11-05'] }, '2027-11-05', 'odd-reminder'],
    ['with a reminder after the end', { ...terms, reminders: ['2028-02-01'] }, '2027-11-05', 'odd-reminder'],
    ['with two on one day', { ...terms, reminders: ['2027-11-20', '2027-11-20'] }, '2027-11-05', 'same-day'],
  ])('are refused %s', (_, odd, today, code) => {
    expect(() => refuseOddTerms(odd, today)).toThrow(expect.objectContaining({ code }))
  })

  test('go together on the day itself, and it is open until its last day is over', () => {
    expect(() => refuseOddTerms(terms, '2027-11-01')).not.toThrow()
    const survey = { state: 'open', closesOn: '2028-01-31' }
    expect([isOpenOn(survey, '2028-01-31'), isOpenOn(survey, '2028-02-01')]).toEqual([true, false])
    expect(isOpenOn({ ...survey, state: 'closed' }, '2027-12-01')).toBe(false)
  })

  test('what began later is no answer', () => {
    expect(() => refuseLaterStart('2027-11-02', '2027-11-01')).toThrow()
    expect(() => refuseLaterStart('2027-11-01', '2027-11-01')).not.toThrow()
    expect(() => refuseLaterStart(null, '2027-11-01')).not.toThrow()
  })
})

const word = fc.record({
  id: fc.uuid(),
  source: fc.constantFrom(...wordSources),
  saidOn: fc.constantFrom('2027-11-05', '2027-11-06', '2027-12-01'),
  recordedAt: fc.constantFrom('2027-11-05T09:00:00Z', '2027-12-01T09:00:00Z'),
})

describe('which word counts', () => {
  test('is the same in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(countingWord(words.toReversed())).toEqual(countingWord(words))
      }),
    )
  })

  test('no file and no record outranks what an adviser or the young person said', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const counts = countingWord(words)
        const isPersonal = (source: string | undefined) => source === 'adviser' || source === 'learner'
        expect(isPersonal(counts?.source)).toBe(words.some(({ source }) => isPersonal(source)))
      }),
    )
  })

  test('an adviser’s newer word wins over the young person’s older one, and the other way round', () => {
    const said = (source: 'adviser' | 'learner', saidOn: string) => ({ id: source, source, saidOn, recordedAt: '' })
    expect(countingWord([said('learner', '2027-11-05'), said('adviser', '2027-11-06')])?.source).toBe('adviser')
    expect(countingWord([said('learner', '2027-11-07'), said('adviser', '2027-11-06')])?.source).toBe('learner')
    expect(countingWord([said('learner', '2027-11-06'), said('adviser', '2027-11-06')])?.source).toBe('adviser')
    expect(countingWord([])).toBeUndefined()
  })
})

describe('the counts of schools', () => {
  const school = (schoolName: string, notKnown: number, learner: number) => ({
    ...{ schoolName, notKnown, learner, file: 0, record: 60, adviser: 10 },
  })

  test('keep back a small number and the share it would tell', () => {
    const { rows } = schoolsShown([school('North', 2, 20), school('South', 30, 25), school('West', 12, 9)])
    expect(rows[0]?.[5]).toBe('kept back')
    expect(rows[0]?.at(-1)).toBe('kept back')
    expect(rows.flat()).not.toContain('2')
  })

  test('of two hundred schools are worked out at once', () => {
    const many = Array.from({ length: 200 }, (_, nth) => school(`School ${nth}`, nth % 17, nth % 23))
    const began = performance.now()
    schoolsShown(many)
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  test('of kinds of activity keep back a small one and another', () => {
    const bars = familiesShown([
      ...[
        { family: 'education', count: 40 },
        { family: 'neet-available', count: 3 },
        { family: null, count: 9 },
      ],
    ])
    expect(bars.filter(({ text }) => text === 'kept back').length).toBeGreaterThan(1)
  })
})
