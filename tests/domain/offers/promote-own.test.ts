import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { promoteOwn } from '~/domain/offers/reply.commands.server'
import '~/jobs'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aLearner,
  eventsOf,
  FRIDAY,
  stateOf,
  theLearner,
  unconditional,
} from '#tests/support/admissions'
import { lettersOf } from '#tests/support/cancellations'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

/** A learner with a firm place and a backup. */
async function aPair(db = test$.db) {
  const firm = await aChoice(db, { state: 'accepted_conditional' })
  const backup = await aChoice(db, { town: firm.town, learnerId: firm.learnerId, state: 'accepted_backup' })
  await aColleague(db, backup.providerId)
  await drainJobs(db, FRIDAY)
  return { firm, backup }
}

describe('promoteOwn', () => {
  test('shows first what it does, and then does it: the place that was firm is given back', async () => {
    const { db } = test$
    const { firm, backup } = await aPair()
    const { promotion } = await findChoiceToAnswer(backup.learner, backup.id)
    expect(promotion).toMatchObject({
      refusal: null,
      needsSwap: true,
      changes: [{ id: firm.id, event: 'withdraw', course: 'Engineering', provider: 'Riverside College' }],
    })

    await expect(promoteOwn(backup.learner, backup.id)).rejects.toMatchObject({ code: 'holds-firm', field: 'swap' })
    expect(await promoteOwn(backup.learner, backup.id, { isSwapConfirmed: true })).toBe('accepted_conditional')

    expect(await stateOf(db, firm.id)).toBe('withdrawn')
    expect((await eventsOf(db, backup.id)).at(-1)).toBe('backup.promoted')
  })

  test('is sure at once where no condition is open, and both are told who chose', async () => {
    const { db } = test$
    const backup = await aChoice(db, { state: 'accepted_backup', terms: unconditional })
    await aColleague(db, backup.providerId)

    expect(await promoteOwn(backup.learner, backup.id)).toBe('place_confirmed')
    await drainJobs(db, FRIDAY)

    const bodies = (await lettersOf(db, 'BackupPromoted')).map(({ body }) => body.replace(/\s+/g, ' '))
    expect(bodies).toHaveLength(2)
    expect(bodies.filter((body) => body.includes('You have made it your first place.'))).toHaveLength(1)
    expect(bodies.join()).not.toContain('fell through')
  })

  test('a tutor may do it for a learner who cannot, who is told at once', async () => {
    const { db } = test$
    const { backup } = await aPair()
    const tutor = await aStaffContext(db, backup.town.schoolId, backup.town, 'tutor', { form: '11A' })

    await promoteOwn(tutor, backup.id, { isSwapConfirmed: true })
    await drainJobs(db, FRIDAY)

    const told = (await lettersOf(db, 'DoneForYou')).map(({ body }) => body.replace(/\s+/g, ' '))
    expect(told.join()).toContain('The backup was made the firm place')
  })

  test('leaves a firm place alone where the area lets learners hold several', async () => {
    const { db } = test$
    const { firm, backup } = await aPair()
    await decideSetting(systemContext(db, FRIDAY), firm.town.areaId, 'acceptancePolicy', 'open-until-confirmation')

    await promoteOwn(backup.learner, backup.id)

    expect(await stateOf(db, firm.id)).toBe('accepted_conditional')
  })

  test('is not for the provider, and another learner does not find it', async () => {
    const { db } = test$
    const { backup } = await aPair()
    const joel = theLearner(db, await aLearner(db, backup.town, { givenNames: 'Joel' }), backup.town)

    await expect(promoteOwn(backup.officer, backup.id)).rejects.toThrow(NotAllowed)
    await expect(promoteOwn(joel, backup.id)).rejects.toThrow(NotFound)
    const offer = await aChoice(db, { state: 'offer' })
    await expect(promoteOwn(offer.learner, offer.id)).rejects.toMatchObject({ code: 'not-from-here' })
  })
})

describe('a double click', () => {
  const race$ = racingDatabase()

  test('promotes once', async () => {
    const { backup } = await aPair(race$.db)
    const click = () => promoteOwn(backup.learner, backup.id, { isSwapConfirmed: true })

    const done = await Promise.allSettled([click(), click(), click()])

    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(
      await eventsOf(race$.db, backup.id).then((events) => events.filter((one) => one === 'backup.promoted')),
    ).toHaveLength(1)
  })
})
