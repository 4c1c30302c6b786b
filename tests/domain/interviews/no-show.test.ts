import { expect, test } from 'vitest'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { learnersWhoDidNotCome, outcomesByCourse } from '~/domain/interviews/no-show.queries.server'
import type { InterviewOutcome } from '~/domain/interviews/interview-outcome'
import type { Context } from '~/kit/context.server'
import { aChoice, aProvider, aTown, FRIDAY, stateOf, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const LATER = new Date('2026-12-02T09:00:00Z')

test('outcomes are counted by course, for the provider that held the interviews', async () => {
  const town = await aTown(test$.db)
  const providerId = await aProvider(test$.db, town)
  const first = await held({ town, providerId }, 'came')
  await held({ town, providerId }, 'did-not-come')
  await held({ town, providerId }, null)
  const stranger = await held({ town }, 'excused')

  const counted = (await outcomesByCourse(at(first.officer), FRIDAY)).map(({ held, came, missed }) => [
    held,
    came,
    missed,
  ])
  expect(counted.toSorted()).toEqual([
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 0],
  ])
  expect(await outcomesByCourse(at(stranger.officer), FRIDAY)).toMatchObject([{ held: 1, missed: 0, excused: 1 }])
  expect(await outcomesByCourse(first.officer, FRIDAY)).toEqual([])
})

test('who did not come is listed until something new is arranged, and can be asked again', async () => {
  const choice = await held({}, 'did-not-come')
  const later = at(choice.officer)
  expect(await learnersWhoDidNotCome(later, FRIDAY)).toMatchObject([{ choiceId: choice.id }])

  await inviteToInterview(later, choice.id, { ...meeting, day: '2026-12-10', version: undefined })

  expect(await learnersWhoDidNotCome(later, FRIDAY)).toEqual([])
  expect(await stateOf(test$.db, choice.id)).toBe('interviewing')
})

const meeting = { day: '2026-12-01', time: '10:00', place: 'Room 12', message: null, isClashKnown: 'yes' } as const

type Of = { town?: Town; providerId?: string }

async function held(of: Of, outcome: InterviewOutcome | null) {
  const choice = await aChoice(test$.db, of)
  const id = await inviteToInterview(choice.officer, choice.id, { ...meeting, version: undefined })
  if (outcome) await recordOutcome(at(choice.officer), id, { outcome, note: null })
  return choice
}

function at(ctx: Context): Context {
  return { ...ctx, now: LATER }
}
