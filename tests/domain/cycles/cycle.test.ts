import { describe, expect, test } from 'vitest'
import {
  cycleAt,
  cycleYear,
  isOpen,
  isOpenForApplications,
  keyDateDefaults,
  keyDateNames,
  spanOf,
  type Cycle,
} from '~/domain/cycles/cycle'

const cycleOf = (year: number): Cycle => ({
  id: String(year),
  areaId: 'area',
  ...spanOf(year),
  dates: Object.fromEntries(keyDateNames.map((name) => [name, keyDateDefaults[name].on(year)])),
})
const at = (moment: string) => new Date(moment)

describe('a window of days', () => {
  const window = { opensOn: '2026-10-08', closesOn: '2027-02-28' }

  test.each([
    ['2026-10-07T22:59:59.000Z', false, 'one second before midnight in summer time'],
    ['2026-10-07T23:00:00.000Z', true, 'the first second of the day in London'],
    ['2026-10-07T23:00:01.000Z', true, 'one second later'],
    ['2027-02-28T23:59:59.999Z', true, 'the last moment of the last day'],
    ['2027-03-01T00:00:00.000Z', false, 'the first second after it'],
  ])('at %s is open: %s (%s)', (moment, expected) => {
    expect(isOpen(window, at(moment))).toBe(expected)
  })

  test.each([
    ['2026-10-25T00:30:00Z', true, 'half past one, the first time'],
    ['2026-10-25T01:30:00Z', true, 'half past one, the second time'],
    ['2026-10-25T22:59:59Z', true, 'an hour before the end: the day has 25 hours'],
    ['2026-10-25T23:59:59Z', true, 'the last second'],
    ['2026-10-26T00:00:00Z', false, 'over'],
  ])('that ends on the day the clocks go back: %s is open: %s (%s)', (moment, expected) => {
    expect(isOpen({ closesOn: '2026-10-25' }, at(moment))).toBe(expected)
  })

  test.each([
    ['2027-03-28T22:59:59Z', true],
    ['2027-03-28T23:00:00Z', false],
  ])('that ends on the day the clocks go forward: %s is open: %s', (moment, expected) => {
    expect(isOpen({ closesOn: '2027-03-28' }, at(moment))).toBe(expected)
  })

  test('with no ends is always open', () => {
    expect(isOpen({ opensOn: null, closesOn: null }, at('2026-01-01T00:00:00Z'))).toBe(true)
  })
})

describe('the cycle one applies in', () => {
  const cycles = [cycleOf(2025), cycleOf(2026), cycleOf(2027)]

  test.each([
    ['2026-09-10T12:00:00Z', '2025', 'the late round goes on in September'],
    ['2026-10-07T22:59:59Z', '2025', 'until the next one opens'],
    ['2026-10-07T23:00:00Z', '2026', 'from its first second'],
    ['2027-05-31T12:00:00Z', '2026', 'in the spring'],
  ])('at %s is %s: %s', (moment, expected) => {
    expect(cycleAt(cycles, at(moment))?.id).toBe(expected)
  })

  test('before the very first opening is the one that has started', () => {
    expect(cycleAt([cycleOf(2026)], at('2026-09-10T12:00:00Z'))?.id).toBe('2026')
    expect(cycleAt([cycleOf(2026)], at('2026-08-10T12:00:00Z'))).toBeUndefined()
  })

  test('takes applications from its opening to the end of the late round', () => {
    expect(isOpenForApplications(cycleOf(2026), at('2026-10-07T22:59:59Z'))).toBe(false)
    expect(isOpenForApplications(cycleOf(2026), at('2026-11-21T12:00:00Z'))).toBe(true)
    expect(isOpenForApplications(cycleOf(2026), at('2027-09-15T22:59:59Z'))).toBe(true)
    expect(isOpenForApplications(cycleOf(2026), at('2027-09-15T23:00:00Z'))).toBe(false)
  })

  test.each([
    ['2026-08-31T22:59:59Z', 2025],
    ['2026-08-31T23:00:00Z', 2026],
    ['2027-01-10T12:00:00Z', 2026],
  ])('a moment of %s belongs to the year %i', (moment, expected) => {
    expect(cycleYear(at(moment))).toBe(expected)
  })

  test('GCSE results come out on the Thursday of their week', () => {
    const days = [2021, 2022, 2023, 2024, 2025].map((year) => keyDateDefaults.results.on(year))

    expect(days).toEqual(['2022-08-25', '2023-08-24', '2024-08-22', '2025-08-21', '2026-08-20'])
  })
})
