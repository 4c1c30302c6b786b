import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { canMove } from '~/domain/applications/choice'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { queueQuestion } from '~/domain/queues/queue'
import { findQueue } from '~/domain/queues/queue.queries.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { moveKeyDate } from '~/domain/cycles/cycle.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import '~/jobs'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aProvider,
  eventsOf,
  FRIDAY,
  stateOf,
  unconditional,
  type Town,
} from '#tests/support/admissions'
import { lettersOf } from '#tests/support/cancellations'
import { racingDatabase, testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const LAST_SECOND = new Date('2027-09-30T22:59:59Z')
const FIRST_SECOND = new Date('2027-09-30T23:00:00Z')
const night = (moment: Date) => systemContext(test$.db, moment)
const switchOn = ({ areaId }: Town) => decideSetting(night(FRIDAY), areaId, 'endsSilence', true)

describe('endSilence', () => {
  test('ends nothing where the area has not switched it on', async () => {
    const choice = await aChoice(test$.db, { state: 'overdue' })

    expect(await endSilence(night(FIRST_SECOND))).toBe(0)
    expect(await stateOf(test$.db, choice.id)).toBe('overdue')
  })

  test('waits for the area’s day to be over, to the second, and then ends each once', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await switchOn(choice.town)

    expect(await endSilence(night(LAST_SECOND))).toBe(0)
    expect(await endSilence(night(FIRST_SECOND))).toBe(1)
    expect(await endSilence(night(FIRST_SECOND))).toBe(0)

    expect(await stateOf(db, choice.id)).toBe('ended_no_reply')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.ended-without-reply'])
  })

  test('follows the day when the area moves it', async () => {
    const choice = await aChoice(test$.db)
    await switchOn(choice.town)
    await moveKeyDate(night(FRIDAY), choice.town.cycleId, 'answers-end', '2027-10-08')

    expect(await endSilence(night(FIRST_SECOND))).toBe(0)
    expect(await endSilence(night(new Date('2027-10-09T02:20:00Z')))).toBe(1)
  })

  test.each(choiceStates)('of a choice that is %s ends what is silent, and nothing else', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await switchOn(choice.town)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

    const ends = canMove(state, 'endWithoutReply')
    expect(await endSilence(night(FIRST_SECOND))).toBe(ends ? 1 : 0)
    expect(await stateOf(db, choice.id)).toBe(ends ? 'ended_no_reply' : state)
    expect(is('ended_no_reply', 'canApplyAgain')).toBe(true)
  })

  test('writes kindly to learner and tutor, once to the provider, and asks the adviser to call', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'overdue' })
    await aChoice(db, { town: choice.town, providerId: choice.providerId, state: 'overdue' })
    await switchOn(choice.town)
    await aColleague(db, choice.providerId)
    await aColleague(db, choice.town.schoolId, 'tutor', '11A')
    const service = await aProvider(db, choice.town, { kind: 'service', name: 'Connexions' })
    const { accountId: id } = await aColleague(db, service, 'adviser')
    const actor = { ...visitor, id, role: 'adviser' as const, organisationId: service, areaId: choice.town.areaId }
    await takeOn({ db, now: FRIDAY, requestId: 'test', actor }, choice.learnerId)

    await endSilence(night(FIRST_SECOND))
    await drainJobs(db, FIRST_SECOND)
    await endSilence(night(FIRST_SECOND))
    await drainJobs(db, FIRST_SECOND)

    const letters = (await lettersOf(db, 'EndedWithoutReply')).map(({ body }) => body.replace(/\s+/g, ' '))
    expect(letters).toHaveLength(4)
    expect(letters.filter((body) => body.includes('You can still apply for other courses'))).toHaveLength(2)
    expect(letters.filter((body) => body.includes('Please talk to Amina'))).toHaveLength(2)
    const [feedback, ...more] = await lettersOf(db, 'FeedbackWanted')
    expect(feedback?.body.replace(/\s+/g, ' ')).toContain('2 applications had no answer from you')
    expect(more).toEqual([])
    const asked = await db
      .selectFrom('auditEvent')
      .select('learnerId')
      .where('action', '=', 'caseload.call-asked')
      .execute()
    expect(asked.map(({ learnerId }) => learnerId)).toEqual([choice.learnerId])
    const queue = await findQueue({ ...choice.officer, now: FIRST_SECOND }, queueQuestion.parse({ group: 'feedback' }))
    expect(queue.rows).toHaveLength(2)
  })
})

describe('at the same moment', () => {
  const race$ = racingDatabase()

  test('an offer that comes first wins, and one that comes second is refused', async () => {
    const { db } = race$
    for (let round = 0; round < 6; round += 1) {
      const choice = await aChoice(db, { state: 'overdue' })
      await decideSetting(systemContext(db, FRIDAY), choice.town.areaId, 'endsSilence', true)

      const [offer] = await Promise.allSettled([
        makeOffer({ ...choice.officer, now: FIRST_SECOND }, choice.id, unconditional),
        endSilence(systemContext(db, FIRST_SECOND)),
      ])

      const state = await stateOf(db, choice.id)
      expect(state).toBe(offer.status === 'fulfilled' ? 'offer' : 'ended_no_reply')
    }
  })
})
