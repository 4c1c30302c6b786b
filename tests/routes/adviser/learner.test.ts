import { describe, expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { whoSawMyRecord } from '~/domain/learners/view.queries.server'
import * as caseload from '~/routes/adviser/caseload'
import * as learner from '~/routes/adviser/learner'
import * as takeOn from '~/routes/adviser/take-on'
import type { Context } from '~/kit/context.server'
import { aChoice, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()

async function visitAs(adviser: Context, path: string, params: Record<string, string> = {}, method = 'GET') {
  const { db } = test$
  const accountId = adviser.actor.id ?? ''
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const cookie = (await openSession(accountId, membership.id)).split(';')[0] ?? ''
  const body = method === 'POST' ? { body: new URLSearchParams() } : {}
  return {
    request: new Request(`http://localhost${path}`, { method, headers: { Cookie: cookie }, ...body }),
    params,
    context: {},
  }
}

describe('the adviser’s page of a learner', () => {
  test('shows the whole story, and the learner sees who looked', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer', now: new Date() })
    const adviser = await anAdviser(db, choice.town, new Date())

    const shown = await learner.loader(
      await visitAs(adviser, `/adviser/learners/${choice.learnerId}`, { learnerId: choice.learnerId }),
    )

    expect(shown.learner.choices).toMatchObject([{ state: 'offer', courseTitle: 'Engineering', openConditions: 2 }])
    expect(shown.history.length).toBeGreaterThan(2)
    const views = await whoSawMyRecord(choice.learner)
    expect(views).toMatchObject([
      { viewerName: 'Mr Okafor', viewerRole: 'adviser', what: 'record', organisationName: 'Northbridge Connexions' },
    ])
  })

  test('is not found from another area, and nobody is said to have looked', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft', now: new Date() })
    const elsewhere = await anAdviser(db, await aTown(db))

    const attempt = learner.loader(
      await visitAs(elsewhere, `/adviser/learners/${choice.learnerId}`, { learnerId: choice.learnerId }),
    )

    await expect(attempt).rejects.toMatchObject({ init: { status: 404 } })
    expect(await whoSawMyRecord(choice.learner)).toEqual([])
  })
})

test('a learner taken on stands on the caseload, with where each application is', async () => {
  const { db } = test$
  const choice = await aChoice(db, { now: new Date() })
  const adviser = await anAdviser(db, choice.town, new Date())

  await takeOn.action(
    await visitAs(adviser, `/adviser/learners/${choice.learnerId}/caseload`, { learnerId: choice.learnerId }, 'POST'),
  )
  const shown = await caseload.loader(await visitAs(adviser, '/adviser?list=no-offer'))

  expect(shown.rows).toMatchObject([
    { name: 'Amina Yusuf', applications: '1 sent, 0 with an offer', where: 'Northgate School, 11A', activity: null },
  ])
})
