import { expect, test } from 'vitest'
import '~/jobs'
import * as newDoor from '~/routes/provider/new-webhook'
import * as listDoor from '~/routes/provider/webhooks'
import * as pauseDoor from '~/routes/provider/pause-webhook'
import * as removeDoor from '~/routes/provider/remove-webhook'
import * as replayDoor from '~/routes/provider/replay-delivery'
import * as resumeDoor from '~/routes/provider/resume-webhook'
import * as tryDoor from '~/routes/provider/try-webhook'
import * as webhookDoor from '~/routes/provider/webhook'
import { drainJobs } from '~/kit/jobs.server'
import { aProvider, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'
import { aProgram } from '#tests/support/webhooks'

const test$ = testDatabase()

test('a manager adds a webhook, sees its secret once, tries it, sends again, pauses it and removes it', async () => {
  const { db } = test$
  const providerId = await aProvider(db, await aTown(db))
  const cookie = await colleagueCookie(db, providerId, 'admissions-manager')
  const program = await aProgram(500, 204)

  const made = await sendPage(newDoor, '/provider/webhooks/new', '/provider/webhooks/new', cookie, {
    url: program.url,
    kinds: 'place.accepted',
  })
  expect(made.text).toContain('Copy this secret now')
  const { id } = await db.selectFrom('webhook').select('id').executeTakeFirstOrThrow()
  const page = () =>
    openPage(webhookDoor, '/provider/webhooks/:webhookId', `/provider/webhooks/${id}`, { Cookie: cookie })
  expect((await page()).text).toContain('Nothing was sent yet')

  const params = { webhookId: id }
  await sendForm(tryDoor, { cookie, params })
  await drainJobs(db)
  expect((await page()).text).toMatch(/Trying again.*500/)

  const delivery = await db.selectFrom('webhookDelivery').select('id').executeTakeFirstOrThrow()
  await sendForm(replayDoor, { cookie, params, form: { delivery: delivery.id } })
  await drainJobs(db)
  expect((await page()).text).toMatch(/Delivered.*204/)
  expect(program.messages).toHaveLength(2)

  await sendForm(pauseDoor, { cookie, params })
  expect((await page()).text).toContain('Let it go on')
  await sendForm(resumeDoor, { cookie, params })
  expect((await page()).text).toContain('Send a test')
  expect((await sendForm(removeDoor, { cookie, params })).location).toBe('/provider/webhooks')
  const list = await openPage(listDoor, '/provider/webhooks', '/provider/webhooks', { Cookie: cookie })
  expect(list.text).toContain('No program is told yet')
})

test('what is no address, or tells nothing, comes back with what was typed', async () => {
  const { db } = test$
  const providerId = await aProvider(db, await aTown(db))
  const cookie = await colleagueCookie(db, providerId, 'admissions-manager')

  const { text, html } = await sendPage(newDoor, '/provider/webhooks/new', '/provider/webhooks/new', cookie, {
    url: 'ftp://college.example',
  })

  expect(text).toContain('Choose what the program is told')
  expect(html).toContain('ftp://college.example')
})
