import { describe, expect, test } from 'vitest'
import { callUp } from '~/domain/offers/call-up.commands.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { callUpTerms } from '~/domain/offers/offer.schemas'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import '~/jobs'
import { systemContext } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, eventsOf, FRIDAY, stateOf, unconditional } from '#tests/support/admissions'
import { lettersOf, onSameRun } from '#tests/support/cancellations'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const call = { ...unconditional, days: 3, outOfTurn: '' } as const

/** Two learners who wait for the same start, in this order. */
async function aList(db = test$.db, run = {}) {
  const first = await aChoice(db, { run })
  const second = await onSameRun(db, first)
  for (const [at, { officer, id }] of [first, second].entries()) {
    const now = new Date(FRIDAY.getTime() - (2 - at) * 3_600_000)
    await addToWaitingList({ ...officer, now }, id, { expiresOn: '2027-01-20' })
  }
  return { first, second }
}

describe('callUp', () => {
  test('offers the next one a place, with a short time of their own to reply', async () => {
    const { db } = test$
    const { first, second } = await aList()

    const { replyBy } = await callUp(first.officer, first.id, call)

    expect(replyBy).toBe('2026-11-25')
    expect(await stateOf(db, first.id)).toBe('offer')
    expect((await eventsOf(db, first.id)).at(-1)).toBe('offer.made')
    expect(await findWait(second.learner, second.id)).toMatchObject({ position: 1 })
    await drainJobs(db, FRIDAY)
    const [letter] = await lettersOf(db, 'OfferMade')
    for (const words of ['A place came free on the waiting list', 'Reply by 25 November 2026'])
      expect(letter?.body.replace(/\s+/g, ' ')).toContain(words)
  })

  test('another offer of the same learner does not make that time longer, and it runs out by itself', async () => {
    const { db } = test$
    const { first } = await aList()
    await callUp(first.officer, first.id, call)
    const other = await aChoice(db, { town: first.town, learnerId: first.learnerId })

    await makeOffer(other.officer, other.id, unconditional)

    expect((await newestOffer(first.learner, first.id))?.replyBy).toBe('2026-11-25')
    expect((await newestOffer(first.learner, other.id))?.replyBy).toBe('2026-12-04')
    await lapseOffers(systemContext(db, new Date('2026-11-26T02:00:00Z')))
    expect([await stateOf(db, first.id), await stateOf(db, other.id)]).toEqual(['lapsed', 'offer'])
  })

  test('out of turn asks for a reason, which stays with the provider', async () => {
    const { db } = test$
    const { second } = await aList()

    await expect(callUp(second.officer, second.id, call)).rejects.toMatchObject({
      code: 'out-of-turn',
      field: 'outOfTurn',
      sentence: 'One learner stands before this one. Say why this one is called first.',
    })
    await callUp(second.officer, second.id, { ...call, outOfTurn: 'The first one cannot be reached' })

    const [event] = (await eventsCalled(db, 'offer.made')).slice(-1)
    expect(event?.particulars).toMatchObject({ position: 2, outOfTurn: 'The first one cannot be reached' })
    await drainJobs(db, FRIDAY)
    expect(JSON.stringify(await lettersOf(db, 'OfferMade'))).not.toContain('cannot be reached')
  })

  test('needs a free place where the limit is hard, and is not for the learner', async () => {
    const { first } = await aList(test$.db, { places: 0, hasHardLimit: true })

    await expect(callUp(first.officer, first.id, call)).rejects.toMatchObject({ code: 'no-place-left' })
    await expect(callUp(first.learner, first.id, call)).rejects.toThrow(NotAllowed)
  })

  test.each(['2', '6', '', 'many'])('takes no time of %j days', (days) => {
    expect(callUpTerms.safeParse({ kind: 'unconditional', days }).success).toBe(false)
  })
})

describe('two called up at once for the last place', () => {
  const race$ = racingDatabase()

  test('one gets it', async () => {
    const { first, second } = await aList(race$.db, { places: 1, hasHardLimit: true })
    const outOfTurn = 'Both live near'

    const done = await Promise.allSettled([
      callUp(first.officer, first.id, call),
      callUp(second.officer, second.id, { ...call, outOfTurn }),
      callUp(first.officer, first.id, call),
    ])

    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
