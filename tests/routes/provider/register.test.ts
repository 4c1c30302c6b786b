import { expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { action, loader } from '~/routes/provider/register'
import { testDatabase } from '#tests/support/database'
import { aSession, aStaffContext, anEnrolment } from '#tests/support/tracking'

const test$ = testDatabase()

async function aRegister() {
  const { db } = test$
  const amina = await anEnrolment(db, { now: new Date() })
  const teacher = await aStaffContext(db, amina.providerId, amina.town, 'register-taker', { now: new Date() })
  const sessionId = await aSession(teacher, amina.runId)
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', teacher.actor.id)
    .executeTakeFirstOrThrow()
  const cookie = (await openSession(teacher.actor.id ?? '', membership.id)).split(';')[0] ?? ''
  const visit = (body?: Record<string, string>) => ({
    request: new Request(`http://localhost/provider/registers/${sessionId}`, {
      method: body ? 'POST' : 'GET',
      headers: { Cookie: cookie },
      ...(body ? { body: new URLSearchParams(body) } : {}),
    }),
    params: { sessionId },
    context: {},
  })
  return { amina, visit }
}

test('a register saved without script keeps the marks and comes back with a notice', async () => {
  const { amina, visit } = await aRegister()

  const answer = await action(
    visit({ version: '1', [`marks.${amina.learnerId}.code`]: 'L', [`marks.${amina.learnerId}.minutesLate`]: '10' }),
  )

  expect(answer).toMatchObject({ status: 302 })
  expect(await test$.db.selectFrom('mark').select(['code', 'minutesLate']).execute()).toEqual([
    { code: 'L', minutesLate: 10 },
  ])
  expect(await loader(visit())).toMatchObject({ isTaken: true, session: { version: 2 } })
})

test('the second to save the same register gets 409, the sentence, and what was typed', async () => {
  const { amina, visit } = await aRegister()
  const typed = (code: string) => ({ version: '1', [`marks.${amina.learnerId}.code`]: code })
  await action(visit(typed('P')))

  const answer = await action(visit(typed('O')))

  expect(answer).toMatchObject({
    init: { status: 409 },
    data: { sentence: expect.stringContaining('Somebody else saved this register first') },
  })
  expect(answer).toMatchObject({ data: { values: { marks: { [amina.learnerId]: { code: 'O' } } } } })
})

test('minutes that are no number get 422 beside the learner’s row', async () => {
  const { amina, visit } = await aRegister()

  const answer = await action(
    visit({ version: '1', [`marks.${amina.learnerId}.code`]: 'L', [`marks.${amina.learnerId}.minutesLate`]: 'ten' }),
  )

  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { errors: { [`marks.${amina.learnerId}.minutesLate`]: 'Enter the minutes as a number, for example 10' } },
  })
})
