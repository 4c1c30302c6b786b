import { describe, expect, test } from 'vitest'
import { vendorOperations } from '~/domain/exchange/vendor-api'
import {
  applicationListSchema,
  applicationSchema,
  doneSchema,
  reasonListSchema,
} from '~/domain/exchange/application.schemas'
import type { Right } from '~/kit/actor'
import { loader as readAll } from '~/routes/api/applications'
import { loader as readOne } from '~/routes/api/application'
import { loader as reasons } from '~/routes/api/reasons'
import { action as writeNote } from '~/routes/api/write-note'
import { aChoice, aProvider, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { apiDeeds, doorOf, type ApiDeed } from '#tests/support/api-deeds'
import { aToken, call, itIs } from '#tests/support/programs'
import { putInto } from '#tests/support/standing'

const test$ = testDatabase()

async function aScene(rights?: Right[], kind?: 'school' | 'college') {
  const { db } = test$
  await itIs(db)
  const choice = await aChoice(db, kind ? { kind } : {})
  const { secret, id: tokenId } = await aToken(db, choice.providerId, rights ? { rights } : {})
  return { db, choice, secret, tokenId }
}

type Scene = Awaited<ReturnType<typeof aScene>>

async function standing({ db, choice }: Scene) {
  const row = db.selectFrom('choice').select(['state', 'version']).where('id', '=', choice.id)
  return row.executeTakeFirstOrThrow()
}

/** A hundred and one more applications of the same learner, one a minute. */
async function manyMore({ db, choice }: Scene) {
  const { applicationId, cycleId, learnerId, providerId } = await db
    .selectFrom('choice')
    .select(['applicationId', 'cycleId', 'learnerId', 'providerId'])
    .where('id', '=', choice.id)
    .executeTakeFirstOrThrow()
  const run = db.selectFrom('courseRun').select('courseId').where('id', '=', choice.runId)
  const { courseId } = await run.executeTakeFirstOrThrow()
  const nths = Array.from({ length: 101 }, (_, nth) => nth)
  const runs = await db
    .insertInto('courseRun')
    .values(nths.map((nth) => ({ courseId, key: `more ${nth}`, status: 'live' as const })))
    .returning('id')
    .execute()
  const rows = runs.map(({ id: courseRunId }, nth) => {
    const changedAt = new Date(FRIDAY.getTime() + nth * 60_000)
    const whose = { applicationId, cycleId, learnerId, providerId, courseRunId }
    return { ...whose, state: 'submitted' as const, preference: 9, sentAt: FRIDAY, createdAt: FRIDAY, changedAt }
  })
  await db.insertInto('choice').values(rows).execute()
}

/** The same with the application where the deed can be done. */
async function aSceneFor(deed: ApiDeed, rights?: Right[]) {
  const scene = await aScene(rights)
  await putInto(scene.db, scene.choice, deed.from, scene.choice.runId, deed.how)
  await deed.prepare?.(scene)
  return scene
}

/** Does a deed, on the version that stands unless another one is named. */
async function doIt(scene: Scene, deed: ApiDeed, more: Parameters<typeof call>[1] = {}) {
  const { version } = await standing(scene)
  const body = await deed.body(scene)
  const ifMatch = deed.isOnVersion ? { version } : {}
  return call(await doorOf(deed), { secret: scene.secret, choiceId: scene.choice.id, body, ...ifMatch, ...more })
}

describe('a program', () => {
  test.each([
    ['nothing', {}],
    ['a word', { headers: { Authorization: 'Bearer onward_nobody-ever-made-this-one-0' } }],
    ['a session cookie', { headers: { Cookie: 'onward=s-something' } }],
  ])('that brings %s gets 401 and a problem to read', async (_, brought) => {
    await aScene()

    const { status, headers, body } = await call(readAll, brought)

    expect(status).toBe(401)
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(headers.get('WWW-Authenticate')).toContain('Bearer')
    expect(body).toMatchObject({ status: 401, code: 'no-token', reference: expect.any(String) })
  })

  test('reads the list page by page, the oldest change first, and names nobody', async () => {
    const scene = await aScene()
    const { secret } = scene
    await manyMore(scene)

    const first = await call(readAll, { secret, query: '?since=2026-11-20T08:00:00Z' })
    const list = applicationListSchema.parse(first.body)
    const second = await call(readAll, { secret, query: `?since=2026-11-20T08:00:00Z&cursor=${list.next}` })
    const rest = applicationListSchema.parse(second.body)

    expect(list.applications).toHaveLength(100)
    expect(rest).toMatchObject({ next: null })
    expect(new Set([...list.applications, ...rest.applications].map(({ id }) => id)).size).toBe(102)
    expect(JSON.stringify(first.body)).not.toMatch(/Amina|Yusuf/)
    const tag = first.headers.get('ETag') ?? ''
    const again = await call(readAll, {
      secret,
      query: '?since=2026-11-20T08:00:00Z',
      headers: { 'If-None-Match': tag },
    })
    expect(again.status).toBe(304)
    const later = await call(readAll, { secret, query: '?since=2026-11-20T10:00:00%2B00:00' })
    expect(applicationListSchema.parse(later.body).applications).toHaveLength(41)
  })

  test('reads one application as the screen shows it, and the learner can see that it did', async () => {
    const { db, choice, secret, tokenId } = await aScene()

    const { status, headers, body } = await call(readOne, { secret, choiceId: choice.id })

    const application = applicationSchema.parse(body)
    expect(status).toBe(200)
    expect(headers.get('ETag')).toBe(`"${application.version}"`)
    expect(application.answers.find(({ field }) => field === 'statement')?.value).toBe('mark-of-statement')
    const view = await db.selectFrom('recordView').select(['tokenId', 'viewerRole']).executeTakeFirstOrThrow()
    expect(view).toEqual({ tokenId, viewerRole: 'machine' })
  })

  test('of a school sixth form reads nothing that the law keeps back before a firm place', async () => {
    const scene = await aScene(undefined, 'school')
    const read = async () =>
      applicationSchema.parse((await call(readOne, { secret: scene.secret, choiceId: scene.choice.id })).body)

    const before = (await read()).answers.map(({ field }) => field)
    expect(before).toContain('givenNames')
    expect(before).not.toContain('statement')
    expect(before).not.toContain('supportNeeds')
  })

  test('reads the reasons it may give', async () => {
    const { secret } = await aScene()

    const { lists } = reasonListSchema.parse((await call(reasons, { secret })).body)

    expect(lists.map(({ list, reasons }) => [list, reasons.length > 0])).toEqual(
      ['rejection', 'offer-withdrawn', 'conditions-missed', 'interview-cancelled', 'not-arrived'].map((list) => [
        list,
        true,
      ]),
    )
  })

  test('finds nothing of another provider, whatever it asks or does', async () => {
    const scene = await aScene()
    const elsewhere = await aProvider(scene.db, scene.choice.town, { name: 'Hilltop College' })
    const { secret } = await aToken(scene.db, elsewhere)

    const statuses = [(await call(readOne, { secret, choiceId: scene.choice.id })).status]
    for (const deed of apiDeeds) statuses.push((await doIt(await aSceneFor(deed), deed, { secret })).status)

    expect([...new Set(statuses)]).toEqual([404])
    expect(applicationListSchema.parse((await call(readAll, { secret })).body).applications).toEqual([])
    expect((await call(readOne, { secret, choiceId: 'nonsense' })).status).toBe(404)
  })
})

const scopes: Right[][] = [['see'], ['see', 'interview'], ['see', 'decide']]

describe('every deed', () => {
  test('stands in the table of the interface, and every one of the table is tried here', () => {
    const inTable = vendorOperations
      .filter(({ method, path }) => method === 'post' && path.includes('{id}'))
      .map(({ name }) => name)

    expect(apiDeeds.map(({ name }) => name).toSorted()).toEqual(inTable.toSorted())
  })

  test.each(apiDeeds)(
    '$name is done, leaves its one event under the name of the token, and says how things stand',
    async (deed) => {
      const scene = await aSceneFor(deed)

      const { status, body, headers } = await doIt(scene, deed)

      expect([status, body]).toEqual([200, expect.anything()])
      const done = doneSchema.parse(body)
      expect(done.state.code).toBe(deed.to)
      expect(headers.get('ETag')).toBe(`"${(await standing(scene)).version}"`)
      const events = await scene.db
        .selectFrom('auditEvent')
        .select(['action', 'actorRole', 'tokenId', 'actorId'])
        .where('action', '=', deed.event)
        .where('actorRole', '=', 'machine')
        .execute()
      expect(events).toEqual([{ action: deed.event, actorRole: 'machine', tokenId: scene.tokenId, actorId: null }])
    },
  )

  test.each(apiDeeds.flatMap((deed) => scopes.map((rights) => ({ ...deed, rights }))))(
    '$name with the rights $rights',
    async ({ rights, ...deed }) => {
      const scene = await aSceneFor(deed, rights)
      const takes = vendorOperations.find(({ name }) => name === deed.name)?.right ?? 'see'

      const { status, body } = await doIt(scene, deed)

      expect(status).toBe(rights.includes(takes) ? 200 : 403)
      if (status === 403)
        expect(body).toMatchObject({ code: 'not-allowed', detail: expect.stringContaining(rights.join(', ')) })
    },
  )

  test.each(apiDeeds.filter(({ isOnVersion }) => isOnVersion))(
    '$name is refused on an application that has changed since it was read, or of which no version is named',
    async (deed) => {
      const scene = await aSceneFor(deed)

      const stale = await doIt(scene, deed, { version: 99 })
      const blind = await doIt(scene, deed, { version: undefined })

      expect([stale.status, stale.body['code']]).toEqual([412, 'changed-meanwhile'])
      expect([blind.status, blind.body['code']]).toEqual([428, 'no-version'])
    },
  )

  test.each(apiDeeds)('$name takes nothing that is not named, and nothing but JSON', async (deed) => {
    const scene = await aSceneFor(deed)

    const more = await doIt(scene, deed, { body: { ...(await deed.body(scene)), more: true } })
    const broken = await doIt(scene, deed, { body: '{"kind":' })
    const formLike = await doIt(scene, deed, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
    const keyless = await doIt(scene, deed, { key: '' })

    expect([more.status, broken.status, formLike.status, keyless.status]).toEqual([422, 400, 415, 400])
    expect(more.body['errors']).toHaveLength(1)
  })
})

describe('a key', () => {
  test.each(apiDeeds)('$name sent twice is done once, and answered alike', async (deed) => {
    const scene = await aSceneFor(deed)
    const key = 'the-same-key-again'

    const first = await doIt(scene, deed, { key })
    const version = Number(first.headers.get('ETag')?.slice(1, -1)) - (deed.isOnVersion ? 1 : 0)
    const body = await deed.body(scene)
    const second = await call(await doorOf(deed), {
      secret: scene.secret,
      choiceId: scene.choice.id,
      body,
      key,
      version,
    })

    expect([second.status, second.body]).toEqual([200, first.body])
    expect(second.headers.get('Idempotency-Replayed')).toBe('true')
    const events = await scene.db
      .selectFrom('auditEvent')
      .select('id')
      .where('action', '=', deed.event)
      .where('actorRole', '=', 'machine')
      .execute()
    expect(events).toHaveLength(1)
  })

  test('of another deed is refused, and a refused deed leaves its key free', async () => {
    const scene = await aScene()
    const { secret, choice } = scene
    const note = (text: string, key: string) => call(writeNote, { secret, choiceId: choice.id, body: { text }, key })

    expect((await note('One', 'first-key')).status).toBe(200)
    const other = await note('Two', 'first-key')
    expect([other.status, other.body['code']]).toEqual([422, 'key-used'])
    expect((await note('', 'second-key')).status).toBe(422)
    expect((await note('Two', 'second-key')).status).toBe(200)
  })

  test('keeps an answer that tells of nobody', async () => {
    for (const deed of apiDeeds) await doIt(await aSceneFor(deed), deed)

    const answers = await test$.db.selectFrom('apiAnswer').select('answer').execute()

    expect(answers).toHaveLength(apiDeeds.length)
    for (const { answer } of answers) expect(Object.keys(answer ?? {}).toSorted()).toEqual(['id', 'state', 'version'])
  })
})
