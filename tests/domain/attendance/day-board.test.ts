import { describe, expect, test } from 'vitest'
import { dayBoard } from '~/domain/attendance/day-board.queries.server'
import { boardBars, boardTotals, standingWords, type BoardSession } from '~/domain/attendance/day-board'
import { londonDay } from '~/kit/dates'
import { aProvider, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, aMarkedSession } from '#tests/support/registers'
import { aSession, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

const session: BoardSession = {
  ...{ id: 'a', title: 'Workshop', courseTitle: 'Engineering', site: null, starts: '09:00', ends: '10:30' },
  ...{ isTaken: false, expected: 12, placed: 0, present: 0, absent: 0 },
}

describe('the board of a day', () => {
  test('counts who is expected, placed, present and absent, register by register', async () => {
    const hosted = await aHostedLearner(test$.db)
    await aMarkedSession(hosted, 'O')
    await aSession(hosted.teacher, hosted.runId)

    const board = await dayBoard(hosted.teacher, londonDay(FRIDAY))

    expect(
      board
        .map(({ isTaken, expected, placed, present, absent }) => [isTaken, expected, placed, present, absent])
        .sort(),
    ).toEqual([
      [false, 1, 1, 0, 0],
      [true, 1, 1, 0, 1],
    ])
    expect(boardTotals(board)).toEqual({ sessions: 2, taken: 1, expected: 2, present: 0 })
  })

  test('is another provider’s own, and empty on another day', async () => {
    const { teacher, town, runId } = await aHostedLearner(test$.db)
    await aSession(teacher, runId)
    const other = await aStaffContext(test$.db, await aProvider(test$.db, town), town, 'register-taker', {
      now: FRIDAY,
    })

    expect(await dayBoard(other, londonDay(FRIDAY))).toEqual([])
    expect(await dayBoard(teacher, '2026-11-19')).toEqual([])
  })
})

test('a bar lies where its hours are', () => {
  const later = { ...session, id: 'b', starts: '11:00', ends: '13:00' }

  const { hours, bars } = boardBars([session, later])

  expect(hours).toEqual([9, 10, 11, 12, 13])
  expect(bars.map(({ from, length }) => [from, length])).toEqual([
    [0, 37.5],
    [50, 50],
  ])
  expect(boardBars([])).toEqual({ hours: [], bars: [] })
})

test('a register that is not taken has no counts yet', () => {
  expect(standingWords(session)).toBe('12 expected, not taken')
  expect(standingWords({ ...session, isTaken: true, placed: 2, present: 10, absent: 2 })).toBe(
    '10 of 12 present, 2 absent',
  )
})
