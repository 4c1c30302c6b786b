import { expect, test } from 'vitest'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { Refusal } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aLearner,
  anOfficerAt,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const race$ = racingDatabase()
const ROUNDS = 200

const reasonId = async (list: string, code: string) => {
  const found = race$.db.selectFrom('reason').select('id').where('list', '=', list).where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}

const versionOf = async ({ id }: ChoiceWithAll) => {
  const row = await race$.db.selectFrom('choice').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  return row.version
}

/** Lets both go at once and says how each fared. */
async function both(first: () => Promise<unknown>, second: () => Promise<unknown>) {
  let open = () => {}
  const barrier = new Promise<void>((resolve) => (open = resolve))
  const running = [first, second].map(async (work) => {
    await barrier
    return work()
  })
  open()
  return Promise.allSettled(running)
}

test('F-4: of two colleagues who decide at once one wins, the other is told, and only one letter goes', async () => {
  const { db } = race$
  const full = await reasonId('rejection', 'course-full')
  const start = await aChoice(db)

  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aChoice(db, {
      town: start.town,
      providerId: start.providerId,
      learnerId: await aLearner(db, start.town),
    })
    const version = await versionOf(choice)
    const [offer, rejection] = await both(
      () => makeOffer(choice.officer, choice.id, { ...unconditional, version }),
      () =>
        rejectChoice(anOfficerAt(db, choice.providerId, choice.town), choice.id, {
          reasons: [full],
          details: {},
          message: '',
          version,
        }),
    )

    const refused = [offer, rejection].filter((result) => result?.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { code: 'changed-meanwhile' } })
    expect((await eventsOf(db, choice.id)).filter((action) => action !== 'choice.added')).toHaveLength(1)
    await drainJobs(db, FRIDAY)
  }

  const answers = (await lettersIn(db)).filter(
    ({ template }) => template === 'OfferMade' || template === 'Unsuccessful',
  )
  expect(answers).toHaveLength(ROUNDS)
}, 180_000)

test('F-6: accepting while the provider takes the offer back ends in one lawful state, and the record shows the order', async () => {
  const { db } = race$
  const cut = await reasonId('offer-withdrawn', 'capacity-cut')
  const start = await aChoice(db)

  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aChoice(db, {
      state: 'offer',
      town: start.town,
      providerId: start.providerId,
      learnerId: await aLearner(db, start.town),
    })
    const deeds = [
      () => acceptFirm(theLearner(db, choice.learnerId, choice.town), choice.id),
      () => withdrawOffer(choice.officer, choice.id, { reason: cut, detail: '' }),
    ] as const
    const [one, two] = round % 2 === 0 ? await both(deeds[0], deeds[1]) : await both(deeds[1], deeds[0])

    const refusal = [one, two].find((result) => result?.status === 'rejected')
    expect(refusal?.status === 'rejected' && refusal.reason).toBeInstanceOf(Refusal)
    const deedsDone = (await eventsOf(db, choice.id)).filter((action) => /accepted|withdrawn/.test(action))
    expect([
      [['accepted_conditional'], ['offer.accepted']],
      [['offer_withdrawn'], ['offer.withdrawn']],
    ]).toContainEqual([[await stateOf(db, choice.id)], deedsDone])
  }
}, 180_000)

test('a hundred colleagues who offer the last place at once: one does, and nobody is promised what is not there', async () => {
  const { db } = race$
  // A limit stops at the places themselves, however many offers the provider once meant to make for them.
  const first = await aChoice(db, { run: { places: 1, hasHardLimit: true, offersPerHundred: 200 } })
  const ids = [first.id, ...(await manyApplicants(db, first, 99))]

  const answers = await Promise.allSettled(
    ids.map((id) => makeOffer(anOfficerAt(db, first.providerId, first.town), id, unconditional)),
  )

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(new Set(answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))).toEqual(
    new Set(['no-place-left']),
  )
  const offers = await db.selectFrom('offer').select('id').where('courseRunId', '=', first.runId).execute()
  expect(offers).toHaveLength(1)
}, 180_000)

test('F-5: however many offers are made at once, a hard number of places is never exceeded', async () => {
  const { db } = race$
  const first = await aChoice(db, { run: { places: 5, hasHardLimit: true } })
  const all = [first]
  for (let n = 0; n < 29; n += 1) {
    const choice = await aChoice(db, { town: first.town, providerId: first.providerId })
    await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', choice.id).execute()
    all.push(choice)
  }
  const before = await countEvents(db)

  const answers = await Promise.allSettled(all.map(({ officer, id }) => makeOffer(officer, id, unconditional)))

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))).toEqual(
    Array(25).fill('no-place-left'),
  )
  const offers = await db.selectFrom('offer').select('id').where('courseRunId', '=', first.runId).execute()
  expect(offers).toHaveLength(5)
  expect(await countEvents(db)).toBe(before + 5)
}, 180_000)
