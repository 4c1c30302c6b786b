import { expect, test } from 'vitest'
import * as makeOffer from '~/routes/provider/make-offer'
import * as otherCourse from '~/routes/provider/other-course'
import * as places from '~/routes/provider/places'
import * as queue from '~/routes/provider/queue'
import { aChoice, aCourseRun, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { manyApplicants } from '#tests/support/queues'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const route = '/provider/choices/:choiceId/offer'

async function aFullStart() {
  const { db } = test$
  const first = await aChoice(db, { state: 'offer', run: { places: 1 } })
  const [next = ''] = await manyApplicants(db, first, 1)
  const cookie = await colleagueCookie(db, first.providerId, 'admissions-officer')
  return { db, first, next, cookie, headers: { Cookie: cookie } }
}

test('one offer more than the places is asked about once, and goes out when it is meant', async () => {
  const { db, next, cookie, headers } = await aFullStart()
  const form = { kind: 'unconditional' }

  const { text } = await openPage(makeOffer, route, `/provider/choices/${next}/offer`, headers)
  expect(text).toContain('All 1 places are offered or taken. One more offer is more than there are places.')
  expect(text).toContain('Offer it all the same')

  const asked = await sendForm(makeOffer, { cookie, params: { choiceId: next }, form })
  expect(asked.status).toBe(409)
  expect(await stateOf(db, next)).toBe('submitted')

  const sent = await sendForm(makeOffer, { cookie, params: { choiceId: next }, form: { ...form, beyond: 'yes' } })
  expect(sent.status).toBe(302)
  expect(await stateOf(db, next)).toBe('offer')
})

test('nobody is asked where the provider meant to make more offers than places', async () => {
  const { db, first, next, cookie, headers } = await aFullStart()
  await db.updateTable('courseRun').set({ offersPerHundred: 200 }).where('id', '=', first.runId).execute()

  const { text } = await openPage(makeOffer, route, `/provider/choices/${next}/offer`, headers)
  expect(text).toContain('1 of 2 offers are made or taken, for 1 places.')
  const sent = await sendForm(makeOffer, { cookie, params: { choiceId: next }, form: { kind: 'unconditional' } })
  expect(sent.status).toBe(302)
})

test('an offer of another course asks the same of the start it goes to', async () => {
  const { db, first, cookie } = await aFullStart()
  const full = await aCourseRun(db, first.providerId, { title: 'Plumbing', places: 0 })
  await db.updateTable('choice').set({ state: 'accepted_conditional' }).where('id', '=', first.id).execute()
  const send = (more: Record<string, string>) =>
    sendForm(otherCourse, {
      cookie,
      params: { choiceId: first.id },
      form: { kind: 'unconditional', run: full, ...more },
    })

  expect((await send({ step: 'preview' })).status).toBe(200)
  expect((await send({ step: 'send' })).status).toBe(409)
  expect((await send({ step: 'send', beyond: 'yes' })).status).toBe(302)
})

test('places stand on one table, reached from the list of applications, which says when a course is full', async () => {
  const { db, first, headers } = await aFullStart()
  const { courseId } = await db
    .selectFrom('courseRun')
    .select('courseId')
    .where('id', '=', first.runId)
    .executeTakeFirstOrThrow()

  const table = await openPage(places, '/provider/places', '/provider/places', headers)
  expect(table.text).toContain('All are offered')
  expect(table.html).toContain('onward-places')

  const list = await openPage(queue, '/provider', `/provider?course=${courseId}`, headers)
  expect(list.text).toContain('6 September 2027: 1 of 1 places are offered or taken.')
  expect(list.html).toContain('href="/provider/places"')
})
