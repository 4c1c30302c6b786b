import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { answerByAfter } from '~/domain/interviews/interview'
import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aChoiceInState, aReason, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()
const invitation = {
  day: '2026-12-01',
  time: '14:15',
  place: 'Room 12, Riverside College',
  message: 'Bring your sketchbook.',
  version: undefined,
}

test.each([
  ['2026-12-01T14:15:00Z', null, '2026-12-15'],
  ['2026-12-01T14:15:00Z', '2026-12-11', '2026-12-15'],
  ['2026-12-01T14:15:00Z', '2026-12-22', '2026-12-22'],
])('after an interview on %s an answer once due on %s is due on %s', (startsAt, answerBy, due) => {
  expect(answerByAfter(new Date(startsAt), answerBy, [])).toBe(due)
})

describe('inviteToInterview', () => {
  test('keeps the day, time and place, moves the choice, and leaves one event', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await inviteToInterview(choice.officer, choice.id, invitation)

    expect(await stateOf(db, choice.id)).toBe('interviewing')
    expect(await findInterview(choice.learner, choice.id)).toMatchObject({
      startsAt: new Date('2026-12-01T14:15:00Z'),
      place: invitation.place,
    })
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'interview.arranged'])
    const { answerBy } = await db
      .selectFrom('choice')
      .select('answerBy')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    expect(answerBy).toBe('2026-12-18')
  })

  test('writes to the learner once, with the London time', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await inviteToInterview(choice.officer, choice.id, invitation)

    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'InterviewInvitation')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('1 December 2026 at 2:15pm')
    expect(letters[0]?.body).toContain('Bring your sketchbook.')
  })

  test('gives the one arranged another time, and says that it moved', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await inviteToInterview(choice.officer, choice.id, invitation)

    await inviteToInterview(choice.officer, choice.id, { ...invitation, day: '2026-12-03' })

    const interviews = await db
      .selectFrom('interview')
      .select(['startsAt', 'cancelledAt'])
      .orderBy('startsAt')
      .execute()
    expect(interviews.map(({ cancelledAt }) => cancelledAt)).toEqual([FRIDAY, null])
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'interview.arranged', 'interview.rearranged'])
    await drainJobs(db, FRIDAY)
    expect((await lettersIn(db)).filter(({ subject }) => subject.startsWith('New time'))).toHaveLength(1)
  })

  test('is refused in the past', async () => {
    const choice = await aChoice(test$.db)

    const attempt = inviteToInterview(choice.officer, choice.id, { ...invitation, day: '2026-11-20', time: '08:59' })

    await expect(attempt).rejects.toMatchObject({ code: 'in-the-past', field: 'day' })
  })

  const cannot = choiceStates.filter(
    (state) => !canMove(state, 'inviteToInterview') && !canMove(state, 'rearrangeInterview'),
  )
  test.each(cannot)('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoiceInState(db, state)
    const before = await countEvents(db)

    const attempt = inviteToInterview(choice.officer, choice.id, invitation)

    await expect(attempt).rejects.toMatchObject(refusalFrom(state))
    expect(await stateOf(db, choice.id)).toBe(state)
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(inviteToInterview(elsewhere, choice.id, invitation)).rejects.toThrow(NotFound)
    await expect(inviteToInterview(choice.learner, choice.id, invitation)).rejects.toThrow(NotAllowed)
  })
})

describe('cancelInterview', () => {
  async function arranged() {
    const choice = await aChoice(test$.db)
    await inviteToInterview(choice.officer, choice.id, invitation)
    return choice
  }

  test('puts the choice back to where an answer is owed, keeps the reason, and leaves one event', async () => {
    const { db } = test$
    const choice = await arranged()

    await cancelInterview(choice.officer, choice.id, {
      reason: await aReason(db, 'interview-cancelled', 'staff-not-there'),
      detail: '',
      version: undefined,
    })

    expect(await stateOf(db, choice.id)).toBe('submitted')
    expect(await findInterview(choice.officer, choice.id)).toBeUndefined()
    expect((await eventsOf(db, choice.id)).at(-1)).toBe('interview.cancelled')
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'InterviewCancelled')
    expect(letter?.body).toContain('Nobody can be there to see you on that day.')
  })

  test('is refused once the interview is over', async () => {
    const choice = await arranged()
    const later = { ...choice.officer, now: new Date('2026-12-02T09:00:00Z') }

    const attempt = cancelInterview(later, choice.id, {
      reason: await aReason(test$.db, 'interview-cancelled', 'not-needed'),
      detail: '',
      version: undefined,
    })

    await expect(attempt).rejects.toMatchObject({ code: 'already-held' })
    expect(await stateOf(test$.db, choice.id)).toBe('interviewing')
  })

  test.each(choiceStates.filter((state) => !canMove(state, 'cancelLastInterview')))(
    'refuses a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoiceInState(db, state)

      const attempt = cancelInterview(choice.officer, choice.id, {
        reason: await aReason(db, 'interview-cancelled', 'not-needed'),
        detail: '',
        version: undefined,
      })

      await expect(attempt).rejects.toMatchObject(refusalFrom(state))
    },
  )
})

describe('an interview still to come falls away', () => {
  test.each(['withdrawn', 'rejected'] as const)('when the choice is %s', async (ending) => {
    const { db } = test$
    const choice = await aChoice(db)
    await inviteToInterview(choice.officer, choice.id, invitation)

    if (ending === 'withdrawn')
      await withdrawChoice(choice.learner, choice.id, {
        reason: await aReason(db, 'withdrawal', 'too-far'),
        detail: '',
      })
    else
      await rejectChoice(choice.officer, choice.id, {
        reasons: [await aReason(db, 'rejection', 'course-full')],
        details: {},
        message: '',
      })
    await drainJobs(db, FRIDAY)

    expect(await findInterview(choice.learner, choice.id)).toBeUndefined()
    expect(await eventsOf(db, choice.id)).toContain('interview.dropped')
  })
})
