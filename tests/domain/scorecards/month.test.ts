import { describe, expect, test } from 'vitest'
import { COUNTING, monthEndBefore, monthEndOf, monthsDue } from '~/domain/scorecards/month'

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
  const locked = { id: 'l', endsOn: '2026-10-31' }
  const whole = { lockedId: null, isGuaranteeAlone: false }
  const running = { periodEnd: '2026-11-30', snapshotId: null, before: october, ...whole }
  const known = {
    ...{ periodEnd: '2026-10-31', snapshotId: 'o', beforeId: null, guaranteeMonthId: null, counting: COUNTING },
  }

  test('the one that runs, and each frozen one that was not counted yet', () => {
    expect(monthsDue([october, september], [], [], '2026-11-23')).toEqual([
      { periodEnd: '2026-09-30', snapshotId: 's', before: null, ...whole },
      { periodEnd: '2026-10-31', snapshotId: 'o', before: september, ...whole },
      running,
    ])
  })

  test('not again what was counted as it is', () => {
    expect(monthsDue([october], [], [known], '2026-11-23')).toEqual([running])
    expect(monthsDue([october], [locked], [{ ...known, guaranteeMonthId: 'l' }], '2026-11-23')).toEqual([running])
  })

  test.each([
    ['was frozen anew', { snapshotId: 'x' }],
    ['was counted before it was frozen', { snapshotId: null }],
    ['was counted in an older way', { counting: COUNTING - 1 }],
  ])('again what %s', (_, differently) => {
    expect(monthsDue([october], [], [{ ...known, ...differently }], '2026-11-23')).toHaveLength(2)
  })

  test('again what has its month before only now, or its guarantee locked only now', () => {
    expect(monthsDue([october, september], [], [known], '2026-11-23')).toHaveLength(3)
    expect(monthsDue([october], [locked], [known], '2026-11-23')[0]).toMatchObject({ snapshotId: 'o', lockedId: 'l' })
  })

  test('of a month that is over and never was frozen the guarantee alone, once that is locked', () => {
    const over = { ...known, snapshotId: null }

    expect(monthsDue([], [], [over], '2026-11-23')).toHaveLength(1)
    expect(monthsDue([], [locked], [over], '2026-11-23')[0]).toEqual({
      ...{ periodEnd: '2026-10-31', snapshotId: null, before: null, lockedId: 'l', isGuaranteeAlone: true },
    })
    expect(monthsDue([], [locked], [{ ...over, guaranteeMonthId: 'l' }], '2026-11-23')).toHaveLength(1)
  })

  test('on the last day a month that is frozen already is not counted as it stands', () => {
    expect(monthsDue([october], [], [], '2026-10-31')).toEqual([
      { periodEnd: '2026-10-31', snapshotId: 'o', before: null, ...whole },
    ])
  })
})
