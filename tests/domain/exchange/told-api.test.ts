import { expect, test } from 'vitest'
import { sayWhetherMine } from '~/domain/applications/outside-application.commands.server'
import { toldListSchema, toldOutcomesSchema } from '~/domain/exchange/told.schemas'
import type { Right } from '~/kit/actor'
import { action, loader } from '~/routes/api/applications-elsewhere'
import { aLearner, aProvider, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aToken, call, itIs } from '#tests/support/programs'

const test$ = testDatabase()
const amina = { uln: uln(1), familyName: 'Yusuf', givenNames: 'Amina', title: 'A levels', reference: 'HS-1' }

async function aScene(rights?: Right[]) {
  const { db } = test$
  await itIs(db)
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  await db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: uln(1), source: 'school', recordedAt: FRIDAY })
    .execute()
  const providerId = await aProvider(db, town, { name: 'Hill School', kind: 'school' })
  const { secret } = await aToken(db, providerId, rights ? { rights } : {})
  return { db, town, secret, learner: theLearner(db, learnerId, town) }
}

test('a program tells of applications by the provider’s own form, and reads back what it told and nothing more', async () => {
  const { db, town, secret, learner } = await aScene()
  const sent = { applications: [amina, { ...amina, uln: '', title: 'Art', reference: 'HS-2' }] }

  const first = await call(action, { secret, body: sent, key: 'first-of-them' })
  const again = await call(action, { secret, body: sent, key: 'first-of-them' })

  const { outcomes } = toldOutcomesSchema.parse(first.body)
  expect(outcomes.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['added', null],
    ['refused', 'held-too-little'],
  ])
  expect(again.body).toEqual(first.body)
  await sayWhetherMine(learner, outcomes[0]?.id ?? '', { isMine: false })

  const list = toldListSchema.parse((await call(loader, { secret })).body)
  expect(list.applications).toMatchObject([
    { reference: 'HS-1', title: 'A levels', state: { code: 'applied', label: 'Applied' }, isDenied: true },
  ])
  expect(JSON.stringify(list)).not.toMatch(/Amina|Yusuf/)
  const other = await aToken(db, await aProvider(db, town, { name: 'Lakeside College' }))
  expect((await call(loader, { secret: other.secret })).body).toMatchObject({ applications: [] })
})

test('a program may not tell without the right to decide', async () => {
  const { secret } = await aScene(['interview'])

  expect((await call(action, { secret, body: { applications: [amina] } })).status).toBe(403)
})

test('a program tells of no more than a hundred at once', async () => {
  const { secret } = await aScene()
  const many = { applications: Array.from({ length: 101 }, () => amina) }

  expect((await call(action, { secret, body: many })).status).toBe(422)
})
