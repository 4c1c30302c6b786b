import { expect, test } from 'vitest'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { findAct } from '~/domain/bulk-acts/bulk-act.queries.server'
import { goOn } from '~/domain/bulk-acts/go-on.commands.server'
import { findChosen } from '~/domain/bulk-acts/selection.queries.server'
import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { impossibleStates } from '~/jobs'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, eventsOf, FRIDAY, lettersIn, unconditional } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const race$ = racingDatabase()
const ROUNDS = 4

async function several(count: number, run: { places?: number; hasHardLimit?: boolean } = {}) {
  const { db } = race$
  const first = await aChoice(db, { run })
  const { courseId } = await db
    .selectFrom('courseRun')
    .select('courseId')
    .where('id', '=', first.runId)
    .executeTakeFirstOrThrow()
  await keepStandardOffer(first.officer, courseId, unconditional)
  const ids = [first.id, ...(await manyApplicants(db, first, count - 1))]
  const { chosen } = await findChosen(first.officer, { ids, filter: null })
  return { ...first, ids, chosen }
}

async function countIn(ids: string[], state: 'offer' | 'rejected') {
  const rows = await race$.db
    .selectFrom('choice')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '=', state)
    .execute()
  return rows.length
}

test(
  'six hundred offers for a hundred places, by two at once: exactly a hundred, each with one letter',
  { timeout: 240_000 },
  async () => {
    const { db } = race$
    const { officer, ids, chosen } = await several(600, { places: 100, hasHardLimit: true })
    const acts = [
      await beginAct(officer, { kind: 'offer' }, chosen),
      await beginAct(officer, { kind: 'offer' }, chosen.toReversed()),
    ]

    await Promise.all(acts.map((act) => goOn(systemContext(db, FRIDAY), act)))

    expect(await countIn(ids, 'offer')).toBe(100)
    const ended = await Promise.all(acts.map((act) => findAct(officer, act)))
    expect(ended.map(({ done, refused, finishedAt }) => [done + refused, finishedAt])).toEqual([
      [600, FRIDAY],
      [600, FRIDAY],
    ])
    expect(ended.reduce((sum, { done }) => sum + done, 0)).toBe(100)
    await drainJobs(db, FRIDAY)
    expect((await lettersIn(db)).filter(({ template }) => template === 'OfferMade')).toHaveLength(100)
    for (const check of impossibleStates) expect(await check.find(systemContext(db, FRIDAY), 5)).toEqual([])
  },
)

test(
  'one offers and another rejects the same applicants: each has one answer, and the second is told of the first',
  { timeout: 120_000 },
  async () => {
    const { db } = race$
    for (let round = 0; round < ROUNDS; round += 1) {
      const { officer, ids, chosen } = await several(51)
      const acts = [
        await beginAct(officer, { kind: 'offer' }, chosen),
        await beginAct(officer, { kind: 'course-full', message: '' }, chosen.toReversed()),
      ]

      await Promise.all(acts.map((act) => goOn(systemContext(db, FRIDAY), act)))

      const [offered, rejected] = [await countIn(ids, 'offer'), await countIn(ids, 'rejected')]
      expect(offered + rejected).toBe(51)
      const [offers, rejections] = await Promise.all(acts.map((act) => findAct(officer, act)))
      expect([offers?.done, offers?.refused]).toEqual([offered, rejected])
      expect([rejections?.done, rejections?.refused]).toEqual([rejected, offered])
      for (const id of ids.slice(0, 5)) {
        const answers = (await eventsOf(db, id)).filter((name) => name === 'offer.made' || name === 'choice.rejected')
        expect(answers).toHaveLength(1)
      }
    }
  },
)

test('two that go on with the same act share it, and nothing is done twice', { timeout: 60_000 }, async () => {
  const { db } = race$
  const { officer, ids, chosen } = await several(60)
  const act = await beginAct(officer, { kind: 'offer' }, chosen)

  const done = await Promise.all([1, 2, 3].map(() => goOn(systemContext(db, FRIDAY), act)))

  expect(done.reduce((sum, one) => sum + one, 0)).toBe(60)
  expect(await countIn(ids, 'offer')).toBe(60)
  const made = await db.selectFrom('offer').select('id').where('choiceId', 'in', ids).execute()
  expect(made).toHaveLength(60)
})

test('five hundred offers with events and letters queued', { timeout: 120_000 }, async () => {
  const { db } = race$
  const { officer, chosen } = await several(500)
  const act = await beginAct(officer, { kind: 'offer' }, chosen)

  const began = performance.now()
  await goOn(systemContext(db, FRIDAY), act)
  const seconds = (performance.now() - began) / 1000

  expect(await findAct(officer, act)).toMatchObject({ done: 500, refused: 0 })
  process.stderr.write(`500 offers: ${seconds.toFixed(2)} s\n`)
  expect(seconds).toBeLessThan(20)
})
