import { describe, expect, test } from 'vitest'
import { monthEndBefore, monthEndOf, monthsDue } from '~/domain/scorecards/month'

describe('months', () => {
  test.each([
    ['2026-11-23', '2026-11-30'],
    ['2026-12-31', '2026-12-31'],
    ['2028-02-01', '2028-02-29'],
    ['2027-02-28', '2027-02-28'],
    ['2026-10-31', '2026-10-31'],
  ])('%s ends on %s', (day, end) => {
    expect(monthEndOf(day)).toBe(end)
  })

  test('the month before ends on its own last day', () => {
    expect(monthEndBefore('2027-03-31')).toBe('2027-02-28')
    expect(monthEndBefore('2027-01-31')).toBe('2026-12-31')
  })
})

describe('which months are counted at night', () => {
  const october = { id: 'o', periodEnd: '2026-10-31' }
  const september = { id: 's', periodEnd: '2026-09-30' }
  const running = { periodEnd: '2026-11-30', snapshotId: null, before: october }

  test('the one that runs, and each frozen one that was not counted yet', () => {
    expect(monthsDue([october, september], [], '2026-11-23')).toEqual([
      { periodEnd: '2026-09-30', snapshotId: 's', before: null },
      { periodEnd: '2026-10-31', snapshotId: 'o', before: september },
      running,
    ])
  })

  test('not again what was counted as it is', () => {
    const counted = [{ periodEnd: '2026-10-31', snapshotId: 'o', beforeId: null }]

    expect(monthsDue([october], counted, '2026-11-23')).toEqual([running])
  })

  test('again what was frozen anew, was counted before it was frozen, or has its month before only now', () => {
    expect(
      monthsDue([october], [{ periodEnd: '2026-10-31', snapshotId: 'x', beforeId: null }], '2026-11-23'),
    ).toHaveLength(2)
    expect(
      monthsDue([october], [{ periodEnd: '2026-10-31', snapshotId: null, beforeId: null }], '2026-11-23'),
    ).toHaveLength(2)
    expect(
      monthsDue([october, september], [{ periodEnd: '2026-10-31', snapshotId: 'o', beforeId: null }], '2026-11-23'),
    ).toHaveLength(3)
  })

  test('on the last day a month that is frozen already is not counted as it stands', () => {
    expect(monthsDue([october], [], '2026-10-31')).toEqual([{ periodEnd: '2026-10-31', snapshotId: 'o', before: null }])
  })
})
