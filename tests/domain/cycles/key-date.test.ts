import { describe, expect, test } from 'vitest'
import { keyDateDefaults, keyDateNames, type KeyDateName, type KeyDates } from '~/domain/cycles/cycle'
import { cyclesOnCalendar, datesOfNext, nextYear } from '~/domain/cycles/cycle-plan'
import { datesInOrder, putInOrder, refuseDayThatIsOver, refuseDisorder } from '~/domain/cycles/key-date'
import { keyDateWords } from '~/domain/cycles/key-date.words'
import { Refusal } from '~/kit/errors'

const usual = (year: number): KeyDates =>
  Object.fromEntries(keyDateNames.map((name) => [name, keyDateDefaults[name].on(year)]))
const moving = (name: KeyDateName, day: string) => () => refuseDisorder(usual(2026), name, day)
const cycle = (year: number, dates = usual(year)) => ({
  id: String(year),
  areaId: 'area',
  name: `${year} to ${year + 1}`,
  startsOn: `${year}-09-01`,
  endsOn: `${year + 1}-10-31`,
  dates,
})

describe('the order of dates', () => {
  test.each(keyDateNames)('%s may stay where it usually is', (name) => {
    expect(moving(name, keyDateDefaults[name].on(2026))).not.toThrow()
  })

  test.each([
    ['applications-open', '2026-09-30', 'It may not come before “The new courses can be seen”, 1 October 2026.'],
    ['apply-by', '2027-05-01', 'It may not come after “Every first answer should be in”, 30 April 2027.'],
    ['reply-by', '2027-04-01', 'It may not come before “Every first answer should be in”, 30 April 2027.'],
    ['answers-end', '2027-09-14', 'It may not come before “The last day to apply”, 15 September 2027.'],
    ['results', '2027-09-16', 'It may not come after “The last day to apply”, 15 September 2027.'],
  ] as const)('%s on %s is refused with a sentence', (name, day, sentence) => {
    expect(moving(name, day)).toThrow(new Refusal('dates-out-of-order', sentence, 'day'))
  })

  test('two dates may fall on one day', () => {
    expect(moving('apply-by', '2027-04-30')).not.toThrow()
  })

  test('a day that is over is refused; today is not', () => {
    const now = new Date('2026-11-20T09:00:00Z')

    expect(() => refuseDayThatIsOver('2026-11-19', now)).toThrow('Choose today')
    expect(() => refuseDayThatIsOver('2026-11-20', now)).not.toThrow()
  })

  test('dates that come too soon wait for those they follow', () => {
    const dates = putInOrder({ ...usual(2026), results: '2027-09-20' })

    expect(dates['applications-close']).toBe('2027-09-20')
    expect(dates['last-offers']).toBe('2027-09-30')
  })

  test('a list of dates is in order, and each date has words', () => {
    const days = datesInOrder(cycle(2026)).map(({ fallsOn }) => fallsOn)

    expect(days).toEqual(days.toSorted())
    expect(keyDateNames.filter((name) => keyDateWords[name].length < 20)).toEqual([])
  })
})

describe('the dates of the next cycle', () => {
  test('are those of this one a year later, with results on the Thursday of the rule', () => {
    const next = datesOfNext(cycle(2026, { ...usual(2026), 'apply-by': '2027-03-05' }), 2027)

    expect(next['apply-by']).toBe('2028-03-05')
    expect(next.results).toBe('2028-08-24')
    expect(next['survey-returned']).toBe('2029-01-31')
  })

  test('know that 29 February does not come each year', () => {
    const next = datesOfNext(cycle(2027, { ...usual(2027), 'apply-by': '2028-02-29' }), 2028)

    expect(next['apply-by']).toBe('2029-02-28')
  })

  test('are the usual ones where there was no cycle before', () => {
    expect(datesOfNext(undefined, 2026)).toEqual(usual(2026))
  })
})

describe('the calendar', () => {
  const now = new Date('2026-11-20T09:00:00Z')

  test('offers the next cycle until it is there', () => {
    expect(nextYear([cycle(2026)], now)).toBe(2027)
    expect(cyclesOnCalendar([cycle(2026)], now).toOpen).toBe('2027 to 2028')
    expect(cyclesOnCalendar([cycle(2026), cycle(2027)], now).toOpen).toBeNull()
  })

  test('leaves out what is over, and says how each cycle stands', () => {
    const { cycles } = cyclesOnCalendar([cycle(2024), cycle(2026), cycle(2027)], now)

    expect(cycles.map(({ name, standing }) => [name, standing])).toEqual([
      ['2026 to 2027', 'Learners apply in this cycle now.'],
      ['2027 to 2028', 'It is being prepared: nothing of it has begun for learners.'],
    ])
  })
})
