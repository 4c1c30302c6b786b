import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  endOfDay,
  formatDay,
  formatMoment,
  formatShortDay,
  formatWeekday,
  londonDay,
  londonMoment,
} from '~/kit/dates'

describe('London days', () => {
  test.each([
    ['2026-07-31T22:59:59Z', '2026-07-31'],
    ['2026-07-31T23:00:00Z', '2026-08-01'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
  ])('%s is %s in London', (moment, day) => {
    expect(londonDay(new Date(moment))).toBe(day)
  })

  test.each([
    ['2026-07-31', '09:00:00', '2026-07-31T08:00:00.000Z'],
    ['2026-12-01', '09:00:00', '2026-12-01T09:00:00.000Z'],
    ['2026-10-25', '01:30:00', '2026-10-25T00:30:00.000Z'], // the hour that comes twice: the earlier one
    ['2026-10-25', '12:00:00', '2026-10-25T12:00:00.000Z'],
    ['2027-03-28', '00:30:00', '2027-03-28T00:30:00.000Z'],
  ])('%s at %s on a London clock is %s', (day, time, moment) => {
    expect(londonMoment(day, time).toISOString()).toBe(moment)
  })

  test('a day ends a millisecond before the next, in summer and winter', () => {
    expect(endOfDay('2026-07-31').toISOString()).toBe('2026-07-31T22:59:59.999Z')
    expect(endOfDay('2026-12-31').toISOString()).toBe('2026-12-31T23:59:59.999Z')
  })

  test('days are counted over the change of the clocks and the year', () => {
    expect([addDays('2026-10-24', 2), addDays('2026-12-31', 1), daysBetween('2026-10-24', '2026-10-26')]).toEqual([
      '2026-10-26',
      '2027-01-01',
      2,
    ])
  })

  test('are written as people write them', () => {
    expect([formatDay('2026-12-04'), formatWeekday('2026-12-04'), formatMoment('2026-07-04T08:05:00Z')]).toEqual([
      '4 December 2026',
      'Friday 4 December 2026',
      '4 July 2026 at 9:05am',
    ])
  })
})

test.each([
  ['2026-12-03', '2026-11-22', '3 Dec'],
  ['2027-01-08', '2026-11-22', '8 Jan 2027'],
])('%s, read on %s, is %s in a narrow column', (day, today, words) => {
  expect(formatShortDay(day, today)).toBe(words)
})
