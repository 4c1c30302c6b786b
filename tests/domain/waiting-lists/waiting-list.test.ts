import { describe, expect, test } from 'vitest'
import '~/jobs'
import { canMove } from '~/domain/applications/choice'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { choiceStates } from '~/domain/applications/choice.states'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { countWaiting, findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aLearner,
  anOfficerAt,
  aProvider,
  bringTo,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aChoiceInState, refusalFrom } from '#tests/support/tracking'

const test$ = testDatabase()
const wait = { expiresOn: '2027-01-20', version: undefined }

/** Somebody else who applied for the same run. */
async function anotherFor(choice: ChoiceWithAll): Promise<ChoiceWithAll> {
  const { db } = test$
  const learnerId = await aLearner(db, choice.town, { givenNames: 'Joel', familyName: 'Brandt' })
  const learner = theLearner(db, learnerId, choice.town)
  const other = { ...choice, learnerId, learner, id: await addChoice(learner, learnerId, choice.runId) }
  await bringTo(db, other, 'submitted')
  return other
}

const at = (time: string, choice: ChoiceWithAll) => ({ ...choice.officer, now: new Date(time) })

describe('addToWaitingList', () => {
  test('says the place in the list, tells the learner, and leaves one event', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await addToWaitingList(choice.officer, choice.id, wait)

    expect(await stateOf(db, choice.id)).toBe('waiting_list')
    expect(await findWait(choice.learner, choice.id)).toMatchObject({ position: 1, expiresOn: '2027-01-20' })
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'waiting-list.joined'])
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'WaitingListJoined')
    expect(letter?.body).toContain('You are number 1 on the waiting list')
  })

  test('puts the next one behind, who moves up when a place is offered to the first', async () => {
    const { db } = test$
    const first = await aChoice(db)
    const second = await anotherFor(first)
    await addToWaitingList(at('2026-11-20T10:00:00Z', first), first.id, wait)
    await addToWaitingList(at('2026-11-20T11:00:00Z', first), second.id, wait)
    const before = await findWait(second.learner, second.id)

    await makeOffer(first.officer, first.id, unconditional)
    await drainJobs(db, FRIDAY)

    expect(before?.position).toBe(2)
    expect((await findWait(second.learner, second.id))?.position).toBe(1)
    expect(await findWait(first.learner, first.id)).toBeUndefined()
    expect(await countWaiting(first.officer, first.runId)).toBe(1)
  })

  test('is refused for a day that is not still to come', async () => {
    const choice = await aChoice(test$.db)

    const attempt = addToWaitingList(choice.officer, choice.id, { ...wait, expiresOn: '2026-11-20' })

    await expect(attempt).rejects.toMatchObject({ code: 'in-the-past', field: 'expiresOn' })
  })

  test.each(choiceStates.filter((state) => !canMove(state, 'addToWaitingList')))(
    'refuses a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoiceInState(db, state)
      const before = await countEvents(db)

      const attempt = addToWaitingList(choice.officer, choice.id, wait)

      await expect(attempt).rejects.toMatchObject(refusalFrom(state))
      expect(await countEvents(db)).toBe(before)
    },
  )

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(addToWaitingList(elsewhere, choice.id, wait)).rejects.toThrow(NotFound)
    await expect(addToWaitingList(choice.learner, choice.id, wait)).rejects.toThrow(NotAllowed)
  })
})

describe('each night', () => {
  test('a wait that is over ends the choice once, and says why', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await addToWaitingList(choice.officer, choice.id, wait)
    const night = (day: string) => systemContext(db, new Date(`${day}T02:30:00Z`))

    const early = await closeExpiredWaits(night('2027-01-20'))
    const late = await closeExpiredWaits(night('2027-01-21'))
    await drainJobs(db, new Date('2027-01-21T02:31:00Z'))
    const again = await closeExpiredWaits(night('2027-01-22'))

    expect([early, late, again]).toEqual([0, 1, 0])
    expect(await stateOf(db, choice.id)).toBe('rejected')
    const letter = (await lettersIn(db)).find(({ template }) => template === 'Unsuccessful')
    expect(letter).toBeDefined()
  })
})
