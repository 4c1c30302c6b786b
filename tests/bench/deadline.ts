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
const IN_A_MINUTE = 500
const MINUTE_MS = 60_000
const ONE_BY_ONE = 60
const PAUSE_MS = 150
const LONGEST_MS = 120_000
const IN_THE_POST = 1500
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
  const { people } = await aCrowd(db, IN_A_MINUTE + ONE_BY_ONE + AT_ONCE)
  await setClock(db, new Date(LAST_MINUTE.getTime() - 10 * MINUTE_MS))
  const emails = await emailsOf(db)
  const raw = await rawQueue(pool)

  const spread = await Promise.all(
    people.slice(0, IN_A_MINUTE).map(async (person, nth) => {
      await wait((nth * MINUTE_MS) / IN_A_MINUTE)
      return send(origin, person)
    }),
  )
  await allPosted(db, sink)
  await setClock(db, LAST_MINUTE)

  const calm = new Map<string, number>()
  for (const person of people.slice(IN_A_MINUTE, IN_A_MINUTE + ONE_BY_ONE)) {
    const { at } = await send(origin, person)
    calm.set(emails.get(person.learnerId) ?? '', at)
    await wait(PAUSE_MS)
  }
  await allPosted(db, sink)
  const delays = sink.taken.flatMap(({ to, at }) => (calm.has(to) ? [at - (calm.get(to) ?? at)] : []))

  const before = sink.taken.length
  const began = performance.now()
  const answers = await Promise.all(people.slice(IN_A_MINUTE + ONE_BY_ONE).map((person) => send(origin, person)))
  const served = performance.now() - began
  await allPosted(db, sink)
  const burst = sink.taken.slice(before)
  const sentAt = new Map(answers.map(({ learnerId, at }) => [emails.get(learnerId) ?? '', at]))
  const waited = burst.flatMap(({ to, at }) => (sentAt.has(to) ? [at - (sentAt.get(to) ?? at)] : []))
  const perSecond = await postedPerSecond(db, sink)

  return [
    figure(
      {
        name: 'DEADLINE',
        what: `${IN_A_MINUTE} learners send within one minute, 95th percentile`,
        ...placesOf(spread),
      },
      { better: 'less', floor: spread.every(({ isSent }) => isSent) ? 2000 : 0, goal: 1000, stretch: 200 },
    ),
    figure(
      {
        name: 'DEADLINE-burst',
        what: `${AT_ONCE} learners send in the same moment of the last minute, 95th percentile`,
        ...placesOf(answers),
        notes: `${placesOf(answers).notes}; all answered after ${Math.round(served)} ms, two web processes`,
      },
      { better: 'less', floor: answers.every(({ isSent }) => isSent) ? 10_000 : 0, goal: 5000, stretch: 1000 },
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
        what: `the same for ${waited.length} who send in the same moment, 95th percentile`,
        value: percentile(waited, 0.95),
        unit: 'ms',
        notes: `half within ${Math.round(percentile(waited, 0.5))} ms; ${burst.length} letters in all, the last ${Math.round((burst.at(-1)?.at ?? 0) - began)} ms after the first press of the button`,
      },
      { better: 'less', floor: 30_000, goal: 10_000, stretch: 5000 },
    ),
    figure(
      {
        name: 'B22-queue',
        what: `letters handed over, of ${IN_THE_POST} that are in the post`,
        value: perSecond,
        unit: 'letters/s',
        against: `raw SKIP LOCKED loop ${Math.round(raw)}/s`,
        ratio: perSecond / raw,
        notes: 'from the commit that put them there to the last one the mail server took',
      },
      { better: 'more', floor: 0.15, goal: 0.3, stretch: 0.5 },
    ),
  ]
}

function placesOf(answers: readonly { ms: number; isSent: boolean }[]) {
  const sent = answers.filter(({ isSent }) => isSent).length
  const value = percentile(
    answers.map(({ ms }) => ms),
    0.95,
  )
  const notes = `${sent} of ${answers.length} have their place in the record, ${answers.length - sent} were refused or failed`
  return { value, unit: 'ms', notes }
}

async function send(origin: string, { cookie, learnerId }: OneOfMany) {
  const browser = new Browser(origin, cookie, LONGEST_MS)
  const began = performance.now()
  const reply = await browser.post('/learner/application/send').catch(() => null)
  const at = performance.now()
  browser.close()
  return {
    learnerId,
    at,
    ms: at - began,
    isSent: reply?.status === 302 && reply.location === '/learner/application/sent',
  }
}

/** Letters as they were written before, put in the post again at one moment. */
async function postedPerSecond(db: Database['db'], sink: MailSink): Promise<number> {
  const before = sink.taken.length
  await sql`
    with again as (
      insert into letter (id, key, template, to_email, learner_id, subject, html, body, message_id, written_at, fate)
      select id, 'again:' || id, template, to_email, learner_id, subject, html, body, '<' || id || '@again.example>', written_at, 'post'
      from (select gen_random_uuid() as id, template, to_email, learner_id, subject, html, body, written_at from letter limit ${IN_THE_POST}) known
      returning id)
    select graphile_worker.add_job('mail/deliver-letter', json_build_object('letterId', id)) from again`.execute(db)
  const began = performance.now()
  await allPosted(db, sink)
  const posted = sink.taken.length - before
  return (posted / ((sink.taken.at(-1)?.at ?? 0) - began)) * 1000
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
