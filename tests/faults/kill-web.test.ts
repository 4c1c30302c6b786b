import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { racingDatabase } from '#tests/support/database'
import { Browser } from '#tests/support/http'
import { aCrowd, type OneOfMany } from './support/crowd'
import { Service } from './support/service'

const PEOPLE = 200
const KILLS = Number(process.env.ONWARD_KILLS ?? 5)

const data = racingDatabase()
let service: Service
let people: OneOfMany[]

beforeAll(async () => {
  ;({ people } = await aCrowd(data.db, PEOPLE))
  service = await Service.start({ DATABASE_URL: data.url })
}, 180_000)
afterAll(() => service?.remove())

describe('F-9: kill -9 in the middle of 200 submissions', () => {
  test('nothing acknowledged is lost, nothing is half done, nothing is doubled, and the next start is clean', async () => {
    const acknowledged = new Set<string>()
    const halves: unknown[] = []

    for (let kill = 0; kill < KILLS; kill += 1) {
      const waiting = people.filter(({ learnerId }) => !acknowledged.has(learnerId))
      // Whoever was in the queue of a web process that is killed hears nothing more.
      const sending = sendAll(waiting, acknowledged, 6000)
      await moreThan(acknowledged, acknowledged.size + Math.floor(Math.random() * 25))
      if (kill % 3 === 2) service.killWeb()
      else await service.kill()
      await sending
      halves.push(...(await halfSent()), ...(await lost(acknowledged)))
      if (!service.isUp) await service.startAgain()
      await healthy()
    }
    await sendAll(people, acknowledged)
    await settled()

    expect(halves).toEqual([])
    expect(acknowledged.size).toBe(PEOPLE)
    expect(await halfSent()).toEqual([])
    expect(await notSentOnce()).toEqual([])
    expect(await lettersPerLearner()).toEqual([{ letters: 1, learners: PEOPLE }])
    expect(await service.stop()).toBe(0)
    expect(impossibleStates()).toEqual([])
  }, 180_000)
})

/** What `onward check` finds: rows that cannot be. */
function impossibleStates(): unknown {
  const main = path.resolve(import.meta.dirname, '../../app/cli/main.mjs')
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: data.url,
    DEMO: 'on',
    DATA_DIR: service.folder,
  }
  const { stdout } = spawnSync(process.execPath, [main, 'check', '--json'], { env, encoding: 'utf8' })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '').found
}

/** Kills fall between acknowledgements, so that some are through, some are half way and some have not begun. */
async function moreThan(acknowledged: Set<string>, count: number) {
  for (let look = 0; look < 400 && acknowledged.size <= count; look += 1) await wait(10)
  await wait(Math.random() * 30)
}

/** Everybody presses the button at the same moment; whoever is told that it went is noted. */
async function sendAll(crowd: OneOfMany[], acknowledged: Set<string>, patienceMs = 30_000) {
  await Promise.all(
    crowd.map(async ({ learnerId, cookie }) => {
      const browser = new Browser(service.origin, cookie, patienceMs)
      const reply = await browser.post('/learner/application/send').catch(() => null)
      browser.close()
      if (reply?.status === 302 && reply.location === '/learner/application/sent') acknowledged.add(learnerId)
    }),
  )
}

/** Applications that went to one provider and not to the other, or without their event or their job. */
async function halfSent() {
  const { rows } = await sql<{ id: string }>`
    select a.id, count(*) filter (where c.state = 'submitted') as sent,
      (select count(*) from audit_event e where e.subject_id = a.id and e.action = 'application.sent') as events
    from application a join choice c on c.application_id = a.id group by a.id, a.first_sent_at
    having not (count(*) filter (where c.state = 'submitted' and c.snapshot is not null and c.sent_at is not null) = 2
        and (select count(*) from audit_event e where e.subject_id = a.id and e.action = 'application.sent') = 1 and a.first_sent_at is not null)
      and not (count(*) filter (where c.state = 'draft' and c.snapshot is null) = 2
        and not exists (select from audit_event e where e.subject_id = a.id and e.action = 'application.sent') and a.first_sent_at is null)`.execute(
    data.db,
  )
  return rows
}

/** Learners who were told that it went, and whose application has not gone. */
async function lost(acknowledged: Set<string>) {
  const sent = await data.db
    .selectFrom('application')
    .select('learnerId')
    .where('firstSentAt', 'is not', null)
    .execute()
  const known = new Set(sent.map(({ learnerId }) => learnerId))
  return [...acknowledged].filter((learnerId) => !known.has(learnerId))
}

async function notSentOnce() {
  const { rows } = await sql`
    select subject_id, count(*) from audit_event where action = 'application.sent' group by 1 having count(*) <> 1`.execute(
    data.db,
  )
  return rows
}

async function lettersPerLearner() {
  const { rows } = await sql<{ letters: number; learners: number }>`
    select letters, count(*) as learners from (
      select learner_id, count(*) as letters from letter where template = 'ApplicationSent' group by 1) counted group by 1`.execute(
    data.db,
  )
  return rows
}

/** The queue is worked off: what a dead process had in its hands is taken up again soon after the start. */
async function settled() {
  const waiting = async () => {
    const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker._private_jobs`.execute(
      data.db,
    )
    return rows[0]?.jobs ?? 0
  }
  for (let look = 0; look < 150 && (await waiting()) > 0; look += 1) await wait(200)
  expect(await waiting(), 'jobs still in the queue').toBe(0)
}

async function healthy() {
  const browser = new Browser(service.origin)
  for (let look = 0; look < 100; look += 1) {
    const reply = await browser.get('/healthz').catch(() => null)
    if (reply?.status === 200) break
    await wait(100)
  }
  browser.close()
}
