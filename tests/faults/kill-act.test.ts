import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { findAct } from '~/domain/bulk-acts/bulk-act.queries.server'
import { findChosen } from '~/domain/bulk-acts/selection.queries.server'
import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { impossibleStates } from '~/jobs'
import { systemContext } from '~/kit/context.server'
import { aChoice, FRIDAY, lettersIn, unconditional } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { Service } from './support/service'

const data = racingDatabase()
const ROWS = 2000
let service: Service | undefined

afterAll(() => service?.remove())

test('two thousand offers in one act, and kill -9 twice on the way: each is made once, with one letter', async () => {
  const { db } = data
  const first = await aChoice(db)
  const run = db.selectFrom('courseRun').select('courseId').where('id', '=', first.runId)
  await keepStandardOffer(first.officer, (await run.executeTakeFirstOrThrow()).courseId, unconditional)
  const ids = [first.id, ...(await manyApplicants(db, first, ROWS - 1))]
  const { chosen } = await findChosen(first.officer, { ids, filter: null })
  service = await Service.start({ DATABASE_URL: data.url })
  const act = await beginAct(first.officer, { kind: 'offer' }, chosen)
  const progress = async () => {
    const { done, refused } = await findAct(first.officer, act)
    return done + refused
  }

  const seen: number[] = []
  for (const part of [0.2, 0.6]) {
    await until(async () => (await progress()) >= part * ROWS)
    await service.kill()
    seen.push(await progress())
    await service.startAgain()
  }
  await until(async () => (await findAct(first.officer, act)).finishedAt !== null)
  await until(async () => (await jobsLeft()) === 0)

  // It was really cut off on the way.
  for (const count of seen) expect(count).toBeLessThan(ROWS)
  expect(await findAct(first.officer, act)).toMatchObject({ size: ROWS, done: ROWS, refused: 0 })
  const offers = await db.selectFrom('offer').select('choiceId').execute()
  expect([offers.length, new Set(offers.map(({ choiceId }) => choiceId)).size]).toEqual([ROWS, ROWS])
  const made = db.selectFrom('auditEvent').select('subjectId').where('action', '=', 'offer.made')
  expect(await made.execute()).toHaveLength(ROWS)
  const letters = (await lettersIn(db)).filter(({ template }) => template === 'OfferMade')
  expect(letters).toHaveLength(ROWS)
  for (const check of impossibleStates) expect(await check.find(systemContext(db, FRIDAY), 5)).toEqual([])
}, 240_000)

async function jobsLeft() {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`.execute(
    data.db,
  )
  return rows[0]?.count
}

async function until(isSo: () => Promise<boolean>) {
  for (let look = 0; look < 1500; look += 1) {
    if (await isSo()) return
    await wait(100)
  }
  throw new Error('This did not come about in time.')
}
