import { expect, test } from 'vitest'
import { changeOffer, offerOtherCourse } from '~/domain/changed-offers/change.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { aChoice, aCourseRun, eventsOf, stateOf, unconditional } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const ROUNDS = 8

test('of two offers that change to the last place of a start and one that is new there, one gets it', async () => {
  const { db } = race$
  const first = await aChoice(db, { state: 'offer' })
  const { town, providerId, officer } = first
  const second = await aChoice(db, { town, providerId, state: 'accepted_conditional' })
  const third = await aChoice(db, { town, providerId, run: { places: 1, hasHardLimit: true } })
  const terms = { ...unconditional, run: third.runId }

  const done = await Promise.allSettled([
    changeOffer(officer, first.id, terms),
    offerOtherCourse(officer, second.id, terms),
    makeOffer(officer, third.id, unconditional),
  ])

  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'no-place-left' })
  expect(await placesTaken(officer, third.runId)).toBe(1)
})

test('two colleagues who change one offer at once change it once', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, officer, runId, providerId } = await aChoice(db, { state: 'offer' })
    const run = await aCourseRun(db, providerId)
    const version = 3

    const done = await Promise.allSettled([
      changeOffer(officer, id, { ...unconditional, run: runId, version }),
      changeOffer(officer, id, { ...unconditional, run, version }),
    ])

    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await eventsOf(db, id)).filter((event) => event === 'offer.changed')).toHaveLength(1)
  }
})

test('a learner who accepts while the offer is changed accepts what was there, or has to read what is new', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, officer, learner, runId } = await aChoice(db, { state: 'offer', terms: unconditional })
    const version = 3
    const harder = {
      kind: 'conditional' as const,
      conditions: [{ kind: 'other' as const, subject: null, grade: null, text: 'A talk with us' }],
      message: null,
    }

    const [accepted, changed] = await Promise.allSettled([
      acceptFirm(learner, id, { version }),
      changeOffer(officer, id, { ...harder, run: runId, version }),
    ])

    expect([accepted.status, changed.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(db, id)).toBe(accepted.status === 'fulfilled' ? 'place_confirmed' : 'offer')
  }
})
