import { expect, test } from 'vitest'
import { testStates } from '~/domain/exchange/test-data'
import { env } from '~/kit/env.server'
import { action as testData } from '~/routes/api/test-data'
import { aCourseRun, aProvider, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aToken, call, itIs } from '#tests/support/programs'

const test$ = testDatabase()

async function aVendor() {
  const { db } = test$
  await itIs(db)
  const provider = await aProvider(db, await aTown(db))
  const { secret } = await aToken(db, provider)
  return { db, provider, secret }
}

test.each(testStates)('two invented applications are made that stand as %s', async (state) => {
  const { db, provider, secret } = await aVendor()
  await aCourseRun(db, provider)

  const { status, body } = await call(testData, { secret, body: { count: 2, state } })

  expect([status, body]).toEqual([200, { applications: [expect.any(String), expect.any(String)] }])
  const made = await db
    .selectFrom('choice')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select(['choice.state', 'learner.givenNames', 'learner.email'])
    .where('choice.providerId', '=', provider)
    .execute()
  expect(made.map((one) => one.state)).toEqual([state, state])
  expect(made.every(({ givenNames, email }) => givenNames === 'Test' && email?.endsWith('@demo.example'))).toBe(true)
})

test('a provider that takes no applications now is told so, and 51 are too many', async () => {
  const { provider, secret, db } = await aVendor()

  const none = await call(testData, { secret, body: { count: 1 } })
  await aCourseRun(db, provider)
  const many = await call(testData, { secret, body: { count: 51 } })

  expect([none.status, none.body['code'], many.status]).toEqual([409, 'no-course', 422])
})

test('where people are real there is no such thing', async () => {
  const { db, provider, secret } = await aVendor()
  await aCourseRun(db, provider)
  const settings = env()
  const { DEMO } = settings

  settings.DEMO = false
  const { status } = await call(testData, { secret, body: { count: 1 } }).finally(() => (settings.DEMO = DEMO))

  expect(status).toBe(404)
})
