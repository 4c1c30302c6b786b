import { describe, expect, test } from 'vitest'
import { changesShown, detailShown, type MonthOfChange } from '~/domain/scorecards/groups-shown'

/** A month in which so many are out of work and learning, and all others learn; who joined and who left. */
function aMonth(periodEnd: string, neet: number, joined: number, left: number, unknown = 0): MonthOfChange {
  const counts = [
    { topic: 'activity', part: '619', people: neet, label: 'Looking for work' },
    { topic: 'length', part: 'month', people: neet, label: null },
    { topic: 'joined', part: 'full-time', people: joined, label: null },
    { topic: 'left', part: 'training', people: left, label: null },
  ].filter(({ people }) => people > 0)
  const standing = { 'full-time': 500, 'neet-available': neet, ...(unknown ? { 'not-known': unknown } : {}) }
  return { periodEnd, isBeforeKnown: true, standing, counts }
}

describe('who joined and who left, for somebody who may not see names', () => {
  test('is told where nothing is small', () => {
    const months = [aMonth('2026-11-30', 30, 12, 7), aMonth('2026-10-31', 25, 9, 9)]

    expect(changesShown(months, 5)[0]).toEqual(['Nov 2026', '12', '7', '30'])
  })

  test('is kept back where few joined, and with it who left', () => {
    expect(changesShown([aMonth('2026-11-30', 30, 3, 7), aMonth('2026-10-31', 34, 9, 9)], 5)[0]).toEqual([
      ...['Nov 2026', 'kept back', 'kept back', '30'],
    ])
  })

  test('is kept back where the month before would follow from it', () => {
    expect(changesShown([aMonth('2026-11-30', 13, 11, 0), aMonth('2026-10-31', 2, 0, 0)], 5)).toEqual([
      ['Nov 2026', 'kept back', 'kept back', '13'],
      ['Oct 2026', 'kept back', 'kept back', 'kept back'],
    ])
  })

  test('is kept back where the number at the end is, for the sake of who is not known', () => {
    const [now, before] = changesShown([aMonth('2026-11-30', 20, 10, 5), aMonth('2026-10-31', 15, 6, 6, 3)], 5)

    expect(before).toEqual(['Oct 2026', 'kept back', 'kept back', 'kept back'])
    expect(now?.slice(1, 3)).toEqual(['kept back', 'kept back'])
    expect(detailShown([aMonth('2026-10-31', 15, 6, 6, 3)], 5)).toMatchObject({ lengths: [], causes: [], joined: [] })
  })

  test('is all there for an adviser', () => {
    expect(changesShown([aMonth('2026-11-30', 13, 11, 0)], null)).toEqual([['Nov 2026', '11', '0', '13']])
  })

  test('is not known where the month before was not frozen', () => {
    const month = { ...aMonth('2026-11-30', 13, 0, 0), isBeforeKnown: false }

    expect(changesShown([month], 5)).toEqual([['Nov 2026', 'not known', 'not known', '13']])
  })
})
