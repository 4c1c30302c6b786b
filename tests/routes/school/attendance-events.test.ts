import { expect, onTestFinished, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { closeLines, hearing } from '~/kit/live.server'
import { loader } from '~/routes/school/attendance-events'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner } from '#tests/support/registers'

const test$ = testDatabase()

async function asked(accept: string) {
  const { tutor } = await aHostedLearner(test$.db, { now: new Date() })
  const membership = test$.db.selectFrom('membership').select('id').where('accountId', '=', tutor.actor.id)
  const { id } = await membership.executeTakeFirstOrThrow()
  const cookie = (await openSession(tutor.actor.id ?? '', id)).split(';')[0] ?? ''
  hearing(true)
  onTestFinished(closeLines)
  return loader({
    request: new Request('http://localhost/school/attendance/events', { headers: { Cookie: cookie, Accept: accept } }),
    params: {},
    context: {},
  })
}

test('a page that follows gets a line that stays open', async () => {
  const answer = await asked('text/event-stream')

  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/event-stream'])
})

test('whoever comes by hand is shown the day', async () => {
  const answer = await asked('text/html')

  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/school/attendance'])
})
