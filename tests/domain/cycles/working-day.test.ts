import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  movedOutOfClosures,
  takeWorkingDays,
  workingDaysBetween,
} from '~/domain/cycles/working-day'

const christmas = [
  { startsOn: '2026-12-21', endsOn: '2027-01-01' }, // the school holidays
  { startsOn: '2026-12-25', endsOn: '2026-12-25' }, // a bank holiday inside them
]

describe('working days', () => {
  test.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-22', false, 'in the school holidays'],
    ['2027-01-04', true, 'the first day back'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(day, christmas)).toBe(expected)
  })

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-12-18', 1, '2027-01-04'],
    ['2026-12-11', 20, '2027-01-22'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('%s and %i working days is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count, christmas)).toBe(expected)
  })

  test('going back undoes going forward from a working day', () => {
    expect(takeWorkingDays('2027-01-04', 1, christmas)).toBe('2026-12-18')
    expect(takeWorkingDays(addWorkingDays('2026-11-20', 17, christmas), 17, christmas)).toBe('2026-11-20')
  })

  test('a deadline that falls in a closure moves forward out of it', () => {
    expect(movedOutOfClosures('2026-12-25', christmas)).toBe('2027-01-04')
    expect(movedOutOfClosures('2026-11-21', christmas)).toBe('2026-11-23')
    expect(movedOutOfClosures('2026-11-20', christmas)).toBe('2026-11-20')
  })

  test('the days left count the deadline and not today', () => {
    expect(workingDaysBetween('2026-11-20', '2026-12-04', christmas)).toBe(10)
    expect(workingDaysBetween('2026-12-18', '2027-01-04', christmas)).toBe(1)
    expect(workingDaysBetween('2026-12-04', '2026-11-20', christmas)).toBe(0)
  })
})
