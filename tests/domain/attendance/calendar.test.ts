import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayKind, monthsOf, monthWords, type DayTotals } from '~/domain/attendance/calendar'
import { attendanceDays } from '~/domain/attendance/calendar.queries.server'
import { addDays } from '~/kit/dates'
import { theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, aMarkedSession } from '#tests/support/registers'

const test$ = testDatabase()
const YEAR = ['2026-09-01', '2027-09-01'] as const

describe('a day of registers', () => {
  test.each([
    ['came to all of it', { possible: 3, attended: 3, punctual: 3 }, 'all'],
    ['came late once', { possible: 3, attended: 3, punctual: 2 }, 'late'],
    ['missed one of it, whether or not late to another', { possible: 3, attended: 2, punctual: 1 }, 'some'],
    ['missed all of it', { possible: 3, attended: 0, punctual: 0 }, 'none'],
    ['had nothing that counts', { possible: 0, attended: 0, punctual: 0 }, null],
  ] as const)('somebody who %s', (_, totals, kind) => {
    expect(dayKind(totals)).toBe(kind)
  })
})

describe('a year of registers', () => {
  test('has every weekday once, in its own column, and the sums of its days', () => {
    const anyDay = fc
      .record({
        day: fc.integer({ min: 0, max: 364 }).map((days) => addDays(YEAR[0], days)),
        possible: fc.integer({ min: 1, max: 6 }),
        missed: fc.nat(6),
        late: fc.nat(6),
      })
      .map(({ day, possible, missed, late }): DayTotals => {
        const attended = Math.max(0, possible - missed)
        return { day, possible, attended, punctual: Math.max(0, attended - late) }
      })
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { selector: ({ day }) => day }), (days) => {
        const months = monthsOf(...YEAR, days)
        const squares = months.flatMap((month) => month.squares)

        expect(months.map(({ month }) => month)).toHaveLength(12)
        expect(new Set(squares.map(({ day }) => day)).size).toBe(squares.length)
        expect(squares.filter(({ weekday }) => weekday < 5)).toHaveLength(261)
        expect(squares.filter(({ kind }) => kind !== null)).toHaveLength(days.length)
        for (const count of ['possible', 'attended', 'punctual'] as const) {
          expect(months.reduce((sum, { totals }) => sum + totals[count], 0)).toBe(
            days.reduce((sum, day) => sum + day[count], 0),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  test('puts a day into the week it is in', () => {
    const november = monthsOf('2026-11-01', '2026-12-01', [])[0]

    expect(november?.name).toBe('November 2026')
    // The first is a Sunday without a session: Monday the second begins the first row.
    expect(november?.squares[0]).toEqual({ day: '2026-11-02', week: 0, weekday: 0, kind: null })
    expect(november?.squares.at(-1)).toEqual({ day: '2026-11-30', week: 4, weekday: 0, kind: null })
  })

  test('says in words what was missed', () => {
    const [month] = monthsOf('2026-11-01', '2026-12-01', [
      { day: '2026-11-19', possible: 2, attended: 1, punctual: 1 },
      { day: '2026-11-20', possible: 1, attended: 0, punctual: 0 },
    ])

    expect(month && monthWords(month)).toBe(
      '33.3% (1 of 3 sessions). Missed: 19 November 2026 (in part), 20 November 2026.',
    )
  })
})

describe('the registers of a learner, day by day', () => {
  test('are added up by London day, without what does not count, for the learner and the home school alone', async () => {
    const hosted = await aHostedLearner(test$.db)
    const other = await aHostedLearner(test$.db)
    await aMarkedSession(hosted, 'P')
    await aMarkedSession(hosted, 'O')
    await aMarkedSession(hosted, 'L', '2026-11-19')
    const own = theLearner(test$.db, hosted.learnerId, hosted.town)

    const days = await attendanceDays(own, hosted.learnerId, ...YEAR)

    expect(days).toEqual([
      { day: '2026-11-19', possible: 1, attended: 1, punctual: 0 },
      { day: '2026-11-20', possible: 2, attended: 1, punctual: 1 },
    ])
    expect(await attendanceDays(hosted.tutor, hosted.learnerId, ...YEAR)).toEqual(days)
    expect(await attendanceDays(hosted.teacher, hosted.learnerId, ...YEAR)).toEqual(days)
    for (const stranger of [other.tutor, other.teacher])
      expect(await attendanceDays(stranger, hosted.learnerId, ...YEAR)).toEqual([])
    expect(await attendanceDays(own, hosted.learnerId, '2025-09-01', '2026-09-01')).toEqual([])
  })
})
