import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mondaysUntil, weekCells, weekOf, weekStep, WEEKS_SHOWN } from '~/domain/attendance/weeks'
import { weeksOf } from '~/domain/attendance/weeks.queries.server'
import { addDays } from '~/kit/dates'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, aMarkedSession } from '#tests/support/registers'

const test$ = testDatabase()
const [firstMonday = ''] = mondaysUntil('2026-11-20')

describe('twelve weeks', () => {
  test('begin on a Monday and end with this week', () => {
    const mondays = mondaysUntil('2026-11-22')

    expect(mondays).toHaveLength(WEEKS_SHOWN)
    expect(mondays[0]).toBe('2026-08-31')
    expect(mondays.at(-1)).toBe('2026-11-16')
  })

  test('hold each of their days in its own week', () => {
    fc.assert(
      fc.property(fc.nat(7 * WEEKS_SHOWN - 1), (days) => {
        expect(weekOf(addDays(firstMonday, days), firstMonday)).toBe(Math.floor(days / 7))
      }),
    )
  })

  test.each([
    [100, 'all'],
    [90.1, 'most'],
    [90, 'some'],
    [50.1, 'some'],
    [50, 'few'],
    [0, 'few'],
  ] as const)('show %d%% as %s', (rate, step) => {
    expect(weekStep(rate)).toBe(step)
  })

  test('leave a week without sessions empty, and add the rest up by session, not by week', () => {
    const { cells, rate } = weekCells([
      { week: 0, possible: 1, attended: 0 },
      { week: 2, possible: 9, attended: 9 },
    ])

    expect(cells.slice(0, 4)).toEqual([{ rate: 0, step: 'few' }, null, { rate: 100, step: 'all' }, null])
    expect(rate).toBe(90)
  })
})

describe('the weeks of learners', () => {
  test('are those of the host’s own course, and of the home school’s own form', async () => {
    const hosted = await aHostedLearner(test$.db)
    const other = await aHostedLearner(test$.db)
    await aMarkedSession(hosted, 'P')
    await aMarkedSession(hosted, 'O', '2026-11-13')
    const asked = { firstMonday, runId: null, page: 1 }
    const amina = {
      id: hosted.learnerId,
      givenNames: 'Amina',
      familyName: 'Yusuf',
      weeks: [
        { week: 10, possible: 1, attended: 0 },
        { week: 11, possible: 1, attended: 1 },
      ],
    }

    expect(await weeksOf(hosted.tutor, asked)).toEqual([amina])
    expect(await weeksOf(hosted.teacher, { ...asked, runId: hosted.runId })).toEqual([amina])
    expect(await weeksOf(hosted.teacher, { ...asked, runId: other.runId })).toEqual([])
    expect(await weeksOf(other.tutor, asked)).toEqual([])
    expect(await weeksOf(other.teacher, asked)).toEqual([])
    expect(await weeksOf(hosted.tutor, { ...asked, page: 2 })).toEqual([])
  })
})
