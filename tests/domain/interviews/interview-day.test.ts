import { describe, expect, test } from 'vitest'
import '~/jobs'
import {
  interviewDaysAround,
  interviewsOfDay,
  interviewsWithoutOutcome,
} from '~/domain/interviews/interview-day.queries.server'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, eventsOf, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const at = (day: string, time: string) => ({ day, time, place: 'Room 12', message: null, version: undefined })

describe('the interviews of a day', () => {
  test('stand in order of time, to the provider that holds them and to no other', async () => {
    const first = await aChoice(test$.db)
    const second = await aChoice(test$.db, { town: first.town, providerId: first.providerId })
    const stranger = await aChoice(test$.db, { town: first.town })
    await inviteToInterview(second.officer, second.id, at('2026-12-01', '15:00'))
    await inviteToInterview(first.officer, first.id, at('2026-12-01', '09:00'))

    const ours = await interviewsOfDay(first.officer, '2026-12-01')

    expect(ours.map(({ choiceId }) => choiceId)).toEqual([first.id, second.id])
    expect(await interviewsOfDay(stranger.officer, '2026-12-01')).toEqual([])
  })

  test('know the days before and after on which there are some', async () => {
    const one = await aChoice(test$.db)
    const other = await aChoice(test$.db, { town: one.town, providerId: one.providerId })
    await inviteToInterview(one.officer, one.id, at('2026-11-30', '09:00'))
    await inviteToInterview(other.officer, other.id, at('2026-12-07', '09:00'))

    expect(await interviewDaysAround(one.officer, '2026-12-03')).toEqual({ before: '2026-11-30', after: '2026-12-07' })
    expect(await interviewDaysAround(one.officer, '2026-12-07')).toEqual({ before: '2026-11-30', after: null })
  })
})

describe('what became of an interview', () => {
  test('is written down once it has begun, and can be put right; the choice stays', async () => {
    const { choice, id, later } = await held()

    await recordOutcome(later, id, { outcome: 'did-not-come', note: 'Rang twice' })
    await recordOutcome(later, id, { outcome: 'excused', note: null })

    expect(await interviewsOfDay(later, '2026-12-01')).toMatchObject([{ outcome: 'excused' }])
    expect(await stateOf(test$.db, choice.id)).toBe('interviewing')
    expect((await eventsOf(test$.db, choice.id)).filter((name) => name === 'interview.held')).toHaveLength(2)
  })

  test('cannot be known before it begins', async () => {
    const { choice, id } = await held()

    const attempt = recordOutcome(choice.officer, id, { outcome: 'came', note: null })

    await expect(attempt).rejects.toMatchObject({ code: 'not-yet' })
  })

  test('is asked for from the next day on, until somebody says it', async () => {
    const { choice, id, later } = await held()
    const nextDay: Context = { ...later, now: new Date('2026-12-02T09:00:00Z') }

    expect(await interviewsWithoutOutcome(choice.officer)).toEqual([])
    expect(await interviewsWithoutOutcome(nextDay)).toMatchObject([{ id }])
    await recordOutcome(nextDay, id, { outcome: 'came', note: null })
    expect(await interviewsWithoutOutcome(nextDay)).toEqual([])
  })

  test('is nothing for the learner or another provider to write', async () => {
    const { choice, id, later } = await held()
    const stranger = await aChoice(test$.db, { town: choice.town })

    await expect(
      recordOutcome({ ...choice.learner, now: later.now }, id, { outcome: 'came', note: null }),
    ).rejects.toThrow(NotAllowed)
    await expect(
      recordOutcome({ ...stranger.officer, now: later.now }, id, { outcome: 'came', note: null }),
    ).rejects.toThrow(NotFound)
  })
})

async function held() {
  const choice = await aChoice(test$.db)
  const id = await inviteToInterview(choice.officer, choice.id, at('2026-12-01', '09:00'))
  const later: Context = { ...choice.officer, now: new Date('2026-12-01T11:00:00Z') }
  return { choice, id, later }
}
