import { describe, expect, test } from 'vitest'
import { choiceStates, openOffers } from '~/domain/applications/choice.states'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { remindOfOffers } from '~/domain/offers/lapse.jobs.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, eventsOf, lettersIn, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const night = (moment: string) => systemContext(test$.db, new Date(moment))

describe('lapseOffers', () => {
  test.each([
    ['2026-12-04T23:59:59Z', 'offer'],
    ['2026-12-05T00:00:00Z', 'lapsed'],
  ])('at %s an offer to be answered by 4 December is %s', async (moment, expected) => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })

    await lapseOffers(night(moment))

    expect(await stateOf(db, choice.id)).toBe(expected)
  })

  test('ends the offer, leaves one event, and tells the learner, the provider and the tutor once', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await aColleague(db, choice.providerId)
    await aColleague(db, choice.town.schoolId, 'tutor', '11A')

    await lapseOffers(night('2026-12-05T02:00:00Z'))
    await lapseOffers(night('2026-12-06T02:00:00Z'))
    await drainJobs(db, new Date('2026-12-06T03:00:00Z'))

    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'offer.made', 'offer.lapsed'])
    expect((await lettersIn(db)).filter(({ template }) => template === 'OfferLapsed')).toHaveLength(3)
  })

  test('leaves an offer that was answered on its last day', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await acceptFirm({ ...choice.learner, now: new Date('2026-12-04T23:59:00Z') }, choice.id)

    expect(await lapseOffers(night('2026-12-05T02:00:00Z'))).toBe(0)
    expect(await stateOf(db, choice.id)).toBe('accepted_conditional')
  })

  test('leaves an offer without a day', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    await db.updateTable('offer').set({ replyBy: null }).execute()

    await lapseOffers(night('2027-12-05T02:00:00Z'))

    expect(await stateOf(db, choice.id)).toBe('offer')
  })

  test.each(choiceStates.filter((state) => !openOffers.includes(state)))(
    'leaves a choice that is %s',
    async (state) => {
      const { db } = test$
      const choice = await aChoice(db, { state: 'offer' })
      await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()

      await lapseOffers(night('2027-02-01T02:00:00Z'))

      expect(await stateOf(db, choice.id)).toBe(state)
    },
  )
})

describe('remindOfOffers', () => {
  const reminders = async () =>
    (await lettersIn(test$.db)).filter(({ template }) => template === 'OfferAboutToLapse').map(({ subject }) => subject)

  test('reminds five working days before and on the last day, once each however often it runs', async () => {
    await aChoice(test$.db, { state: 'offer' })
    const mornings = ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-03', '2026-12-04', '2026-12-04', '2026-12-05']
    const counts = []

    for (const morning of mornings) {
      await remindOfOffers(night(`${morning}T07:00:00Z`))
      counts.push((await reminders()).length)
    }

    expect(counts).toEqual([0, 1, 1, 1, 2, 2, 2])
    expect(await reminders()).toEqual([
      'Today is the last day to reply to your offer',
      'Reply to your offer by 4 December 2026',
    ])
  })

  test('reminds late rather than never when a morning was missed', async () => {
    await aChoice(test$.db, { state: 'offer' })

    await remindOfOffers(night('2026-12-02T07:00:00Z'))

    expect(await reminders()).toEqual(['Reply to your offer by 4 December 2026'])
  })

  test('leaves alone who has replied', async () => {
    const choice = await aChoice(test$.db, { state: 'accepted_conditional' })

    await remindOfOffers(night('2026-12-04T07:00:00Z'))

    expect(await stateOf(test$.db, choice.id)).toBe('accepted_conditional')
    expect(await reminders()).toEqual([])
  })
})
