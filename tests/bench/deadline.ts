import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '#db/connection.server'
import { aCrowd, type OneOfMany } from '#tests/faults/support/crowd'
import { MailSink } from '#tests/faults/support/smtp'
import { Browser } from '#tests/support/http'
import { setClock } from '#tests/support/served'
import { figure, percentile, type Figure } from './figure'
import { World } from './world'

const AT_ONCE = 500
const ONE_BY_ONE = 60
const PAUSE_MS = 150
const LONGEST_MS = 120_000
const RAW_JOBS = 3000
// The last minute of the last day of the cycle that `aTown` opens.
const LAST_MINUTE = new Date('2027-09-15T22:59:10Z')

/** DEADLINE and B22: five hundred learners press the button at the same moment, and their letters go to a mail server. */
export async function measure(world: World): Promise<Figure[]> {
  const own = new World(path.join(world.folder, 'crowd'), { learners: 0, courses: 0 }, world.say)
  own.forget()
  const sink = await new MailSink().up()
  try {
    const database = await own.database()
    const { origin, stop } = await own.serve({
      WORKERS: '2',
      SMTP_URL: sink.url,
      MAIL_FROM: 'onward@onward.example',
    })
    try {
      return await taken(database, origin, sink)
    } finally {
      await stop()
    }
  } finally {
    await sink.down()
    await own.close()
    own.forget()
  }
}

async function taken({ db, pool }: Database, origin: string, sink: MailSink): Promise<Figure[]> {
  const { people } = await aCrowd(db, ONE_BY_ONE + AT_ONCE)
  await setClock(db, LAST_MINUTE)
  const emails = await emailsOf(db)
  const raw = await rawQueue(pool)

  const calm = new Map<string, number>()
  for (const person of people.slice(0, ONE_BY_ONE)) {
    const { at } = await send(origin, person)
    calm.set(emails.get(person.learnerId) ?? '', at)
    await wait(PAUSE_MS)
  }
  await allPosted(db, sink)
  const delays = sink.taken.flatMap(({ to, at }) => (calm.has(to) ? [at - (calm.get(to) ?? at)] : []))

  const before = sink.taken.length
  const began = performance.now()
  const answers = await Promise.all(people.slice(ONE_BY_ONE).map((person) => send(origin, person)))
  const served = performance.now() - began
  await allPosted(db, sink)
  const burst = sink.taken.slice(before)
  const perSecond = burst.length / (((burst.at(-1)?.at ?? 0) - began) / 1000)

  const sent = answers.filter(({ isSent }) => isSent).length
  const p95 = percentile(
    answers.map(({ ms }) => ms),
    0.95,
  )
  return [
    figure(
      {
        name: 'DEADLINE',
        what: `${AT_ONCE} learners send in the same moment of the last minute, 95th percentile`,
        value: p95,
        unit: 'ms',
        notes: `${sent} of ${AT_ONCE} have their place in the record, ${AT_ONCE - sent} were refused or failed; all answered after ${Math.round(served)} ms, two web processes`,
      },
      { better: 'less', floor: sent === AT_ONCE ? 10_000 : 0, goal: 5000, stretch: 1000 },
    ),
    figure(
      {
        name: 'B22',
        what: `letters from the deed to the mail server, 99th percentile of ${delays.length}`,
        value: percentile(delays, 0.99),
        unit: 'ms',
        notes: `half of them within ${Math.round(percentile(delays, 0.5))} ms; one learner after another`,
      },
      { better: 'less', floor: 30_000, goal: 10_000, stretch: 1000 },
    ),
    figure(
      {
        name: 'B22-burst',
        what: `letters handed over while ${AT_ONCE} send at once`,
        value: perSecond,
        unit: 'letters/s',
        against: `raw SKIP LOCKED loop ${Math.round(raw)}/s`,
        ratio: perSecond / raw,
        notes: `${burst.length} letters; the sending and the writing of them are counted in`,
      },
      { better: 'more', floor: 0.15, goal: 0.3, stretch: 0.5 },
    ),
  ]
}

async function send(origin: string, { cookie }: OneOfMany) {
  const browser = new Browser(origin, cookie, LONGEST_MS)
  const began = performance.now()
  const reply = await browser.post('/learner/application/send').catch(() => null)
  const at = performance.now()
  browser.close()
  return { at, ms: at - began, isSent: reply?.status === 302 && reply.location === '/learner/application/sent' }
}

/** Until nothing waits in the queue and the mail server has heard nothing new for a while. */
async function allPosted(db: Database['db'], sink: MailSink) {
  const until = performance.now() + LONGEST_MS
  for (let known = -1; performance.now() < until; known = sink.taken.length) {
    await wait(700)
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from graphile_worker.jobs where attempts < max_attempts`.execute(db)
    if (rows[0]?.waiting === 0 && known === sink.taken.length) return
  }
}

async function emailsOf(db: Database['db']) {
  const rows = await db
    .selectFrom('account')
    .select(['learnerId', 'email'])
    .where('learnerId', 'is not', null)
    .execute()
  return new Map(rows.map(({ learnerId, email }) => [learnerId, email]))
}

/** The least a queue can be: one connection that takes one row after another, each for good, as the queue of the letters does. */
async function rawQueue(pool: Database['pool']): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('create table raw_queue (id serial primary key)')
    await client.query('insert into raw_queue (id) select n from generate_series(1, $1) n', [RAW_JOBS])
    const began = performance.now()
    const text = `delete from raw_queue where id =
      (select id from raw_queue order by id for update skip locked limit 1) returning id`
    for (;;) {
      const { rowCount } = await client.query({ name: 'raw-take', text })
      if (!rowCount) break
    }
    return (RAW_JOBS / (performance.now() - began)) * 1000
  } finally {
    await client.query('drop table if exists raw_queue')
    client.release()
  }
}
