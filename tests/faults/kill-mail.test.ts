import { sql } from 'kysely'
import { createElement } from 'react'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import Enrolled from '#emails/Enrolled'
import { systemContext } from '~/kit/context.server'
import { POST_HANDS } from '~/kit/jobs.server'
import { postLetter } from '~/kit/mail.server'
import { FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { Service } from './support/service'
import { MailSink } from './support/smtp'

const sink = await new MailSink().up()
process.env['SMTP_URL'] = sink.url
process.env['MAIL_FROM'] = 'letters@onward.example'

const data = racingDatabase()
const LETTERS = 120
const KILLS = 3
/** Letters on their way at one moment: one in each of the hands that letters have. */
const OPEN = POST_HANDS
let service: Service | undefined

afterAll(async () => {
  await service?.remove()
  await sink.down()
})

test('F-11: kill -9 of what sends letters: every letter arrives, under one Message-ID, and no more twice than were on their way', async () => {
  const ctx = systemContext(data.db, FRIDAY)
  sink.mood = { delayMs: 15, refused: [] }
  service = await Service.start({ DATABASE_URL: data.url, SMTP_URL: sink.url, MAIL_FROM: 'letters@onward.example' })
  for (let nth = 0; nth < LETTERS; nth += 1) {
    await postLetter(ctx, {
      key: `letter-${nth}`,
      template: 'Enrolled',
      to: `learner-${nth}@example.org`,
      subject: 'You are enrolled',
      content: createElement(Enrolled, {
        name: 'Amina',
        course: 'Art',
        provider: 'Riverside',
        link: 'https://x.example',
      }),
    })
  }
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await until(async () => sink.taken.length >= (kill * LETTERS) / (KILLS + 2))
    await service.kill()
    await service.startAgain()
  }
  await until(async () => (await unsent()) === 0)

  const byLetter = Map.groupBy(sink.taken, ({ to }) => to)
  const ids = [...byLetter.values()].map((copies) => new Set(copies.map(({ messageId }) => messageId)).size)
  expect(byLetter.size).toBe(LETTERS)
  expect(new Set(ids)).toEqual(new Set([1]))
  expect(sink.taken.length - LETTERS).toBeLessThanOrEqual(KILLS * OPEN)
  expect(await service.stop()).toBe(0)
}, 180_000)

async function unsent() {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from letter where sent_at is null`.execute(data.db)
  return rows[0]?.count
}

async function until(isSo: () => Promise<boolean>) {
  for (let look = 0; look < 600; look += 1) {
    if (await isSo()) return
    await wait(100)
  }
  throw new Error('This did not come about in time.')
}
