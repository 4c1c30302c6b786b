import { sql } from 'kysely'
import { createElement } from 'react'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import '~/jobs'
import Enrolled from '#emails/Enrolled'
import { systemContext } from '~/kit/context.server'
import { runJobs } from '~/kit/jobs.server'
import { postLetter } from '~/kit/mail.server'
import { FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { MailSink } from './support/smtp'

const sink = await new MailSink().up()
process.env['SMTP_URL'] = sink.url
process.env['MAIL_FROM'] = 'letters@onward.example'

const data = racingDatabase()
const LETTERS = 30
const bad = 'nobody@school.example'
let jobs: Awaited<ReturnType<typeof runJobs>> | undefined

beforeAll(async () => {
  jobs = await runJobs(data.db, data.pool)
})
afterAll(async () => {
  await jobs?.stop()
  await sink.down()
})

const write = (key: string, to: string) =>
  postLetter(systemContext(data.db, FRIDAY), {
    key,
    template: 'Enrolled',
    to,
    subject: 'You are enrolled',
    content: createElement(Enrolled, {
      name: 'Amina',
      course: 'Art',
      provider: 'Riverside',
      link: 'https://x.example',
    }),
  })

test('F-12: the mail server is away, then slow, then refuses one address: all others go once, and the bad one holds nobody up', async () => {
  await sink.down()
  await write('to-nobody', bad)
  for (let nth = 0; nth < LETTERS; nth += 1) await write(`letter-${nth}`, `learner-${nth}@example.org`)
  for (let tries = 1; tries <= 3; tries += 1) {
    await until(async () => (await waiting()).every(({ attempts }) => attempts >= tries))
    await asIfLater()
  }
  expect(sink.taken).toEqual([])
  expect((await lettersLeft())[0]).toMatch(/^Not sent yet: E/)

  sink.mood = { delayMs: 40, refused: [bad] }
  await sink.up()
  await asIfLater()
  await until(async () => (await waiting()).length === 0)

  expect(sink.taken.map(({ to }) => to).toSorted()).toEqual(
    Array.from({ length: LETTERS }, (_, nth) => `learner-${nth}@example.org`).toSorted(),
  )
  expect(new Set(sink.taken.map(({ messageId }) => messageId)).size).toBe(LETTERS)
  expect(await lettersLeft()).toEqual(['The mail server refused the address (550).'])
}, 180_000)

test('nothing more goes to an address that was refused; another address is written to', async () => {
  const before = sink.taken.length
  await write('to-nobody-again', bad)
  await write('to-somebody', 'somebody@school.example')
  await until(async () => (await waiting()).length === 0)

  expect(sink.taken.slice(before).map(({ to }) => to)).toEqual(['somebody@school.example'])
  const { fate } = await data.db
    .selectFrom('letter')
    .select('fate')
    .where('key', '=', 'to-nobody-again')
    .executeTakeFirstOrThrow()
  expect(fate).toBe('no-address')
  const events = await data.db
    .selectFrom('auditEvent')
    .select('action')
    .where('action', '=', 'letter.bounced')
    .execute()
  expect(events).toHaveLength(1)
}, 180_000)

async function waiting() {
  const { rows } = await sql<{ attempts: number }>`
    select attempts from graphile_worker._private_jobs where locked_at is null or locked_at > now() - interval '1 hour'`.execute(
    data.db,
  )
  return rows
}

/** The waits between tries are over, as they would be some minutes on. */
async function asIfLater() {
  await sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`.execute(data.db)
  await sql`select pg_notify('jobs:insert', '{"r":"fault","count":4}')`.execute(data.db)
}

async function lettersLeft() {
  const left = await data.db
    .selectFrom('letter')
    .select('failure')
    .where('sentAt', 'is', null)
    .orderBy('key')
    .limit(100)
    .execute()
  return left.map(({ failure }) => failure)
}

async function until(isSo: () => Promise<boolean>) {
  for (let look = 0; look < 250; look += 1) {
    if (await isSo()) return
    await wait(100)
  }
  throw new Error('This did not come about in time.')
}
