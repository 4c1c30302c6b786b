import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { choiceStates } from '~/domain/applications/choice.states'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
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
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aChoiceInState, aReason, eventsCalled, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()
const today = { startedOn: '2026-11-20', version: undefined }
const notThere = async (code = 'no-contact') => ({
  reason: await aReason(test$.db, 'not-arrived', code),
  detail: '',
  version: undefined,
})
const placed = () => aChoice(test$.db, { state: 'place_confirmed' })
const kept = () => test$.db.selectFrom('enrolment').select(['status', 'startedOn', 'choiceId']).execute()

describe('enrolLearner', () => {
  test('keeps the enrolment with its first day, tells the learner once, and leaves one event', async () => {
    const { db } = test$
    const choice = await placed()

    await enrolLearner(choice.officer, choice.id, today)
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('enrolled')
    expect(await kept()).toEqual([{ status: 'enrolled', startedOn: '2026-11-20', choiceId: choice.id }])
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'enrolment.recorded')).toHaveLength(1)
    expect((await lettersIn(db)).filter(({ template }) => template === 'Enrolled')).toHaveLength(1)
  })

  test('gives the backup back, so that somebody else can have it', async () => {
    const { db } = test$
    const choice = await placed()
    const backup = await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'accepted_backup' })

    await enrolLearner(choice.officer, choice.id, today)
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, backup.id)).toBe('withdrawn')
    expect((await eventsOf(db, backup.id)).filter((action) => action === 'choice.withdrawn')).toHaveLength(1)
    expect(await db.selectFrom('offer').select('choiceId').where('endedAt', 'is', null).execute()).toEqual([
      { choiceId: choice.id },
    ])
  })

  test('lets somebody who had not arrived start late, in the same enrolment', async () => {
    const { db } = test$
    const choice = await placed()
    await markNotArrived(choice.officer, choice.id, await notThere())

    await enrolLearner(choice.officer, choice.id, today)

    expect(await kept()).toEqual([{ status: 'enrolled', startedOn: '2026-11-20', choiceId: choice.id }])
    const [event] = await eventsCalled(db, 'enrolment.recorded')
    expect(event?.particulars).toMatchObject({ isLate: true, before: 'did_not_attend' })
  })

  test.each(['2025-11-18', '2027-02-21'])('refuses %s as a first day', async (startedOn) => {
    const choice = await placed()

    await expect(enrolLearner(choice.officer, choice.id, { ...today, startedOn })).rejects.toMatchObject({
      code: 'odd-start',
      field: 'startedOn',
    })
  })
})

describe('markNotArrived', () => {
  test('keeps the reason, writes to the learner once, and leaves one event', async () => {
    const { db } = test$
    const choice = await placed()

    await markNotArrived(choice.officer, choice.id, await notThere('transport'))
    await drainJobs(db, FRIDAY)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('did_not_attend')
    expect(await kept()).toMatchObject([{ status: 'not-arrived', startedOn: null }])
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'enrolment.not-arrived')).toHaveLength(1)
    const [letter, ...others] = (await lettersIn(db)).filter(({ template }) => template === 'NotArrived')
    expect(letter?.body).toContain('You told us that you could not get to us.')
    expect(others).toEqual([])
  })
})

describe.each([
  [
    'enrolLearner',
    ['enrol', 'enrolLate'],
    ({ id }: ChoiceWithAll, ctx: ChoiceWithAll['officer']) => enrolLearner(ctx, id, today),
  ],
  [
    'markNotArrived',
    ['markNotArrived'],
    async ({ id }: ChoiceWithAll, ctx: ChoiceWithAll['officer']) => markNotArrived(ctx, id, await notThere()),
  ],
] as const)('%s', (_, events, deed) => {
  test.each(choiceStates.filter((state) => !events.some((event) => canMove(state, event))))(
    'refuses a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoiceInState(db, state)
      const before = await countEvents(db)

      await expect(deed(choice, choice.officer)).rejects.toMatchObject(refusalFrom(state))

      expect(await stateOf(db, choice.id)).toBe(state)
      expect(await countEvents(db)).toBe(before)
    },
  )

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await placed()
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(deed(choice, elsewhere)).rejects.toThrow(NotFound)
    await expect(deed(choice, choice.learner)).rejects.toThrow(NotAllowed)
  })
})
