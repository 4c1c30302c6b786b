import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import '~/domain/learners/look-up.jobs.server'
import { isTooMany, LEARNERS_AT_MOST } from '~/domain/learners/look-up'
import { recordView } from '~/domain/learners/view.commands.server'
import { whoSawMyRecord } from '~/domain/learners/view.queries.server'
import { seenWords } from '~/domain/learners/view.words'
import type { Context } from '~/kit/context.server'
import { TooManyTries } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import * as activity from '~/routes/adviser/activity'
import * as lookUps from '~/routes/school/look-ups'
import { aColleague, aLearner, aProvider, aTown, FRIDAY, theLearner, type Town } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { somebodyAt } from '#tests/support/partners'
import { setClock } from '#tests/support/served'
import { colleagueCookie } from '#tests/support/signed-in'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const race$ = racingDatabase()

const MINUTE_MS = 60_000
const later = (ctx: Context, minutes: number) => ({ ...ctx, now: new Date(FRIDAY.getTime() + minutes * MINUTE_MS) })

describe('F-41: an account that looks at very many records', () => {
  test('is stopped after 120 of 500, all are logged, and those who answer for it and the schools are told', async () => {
    const { db } = race$
    await setClock(db, FRIDAY)
    const { town, coordinator } = await aTownWithCoordinator()
    const westgate = await aProvider(db, town, { kind: 'school', name: 'Westgate School' })
    const hilltop = await aProvider(db, town, { kind: 'school', name: 'Hilltop School' })
    const learners = [...(await learnersAt(town, town.schoolId, 100)), ...(await learnersAt(town, westgate, 400))]
    const adviser = await anAdviser(db, town)
    const cookie = await cookieOf(adviser)

    const answers: unknown[] = []
    for (const learnerId of learners) answers.push(await opened(activity, cookie, { learnerId }))

    const shown = answers.filter((answer) => JSON.stringify(answer).includes('Yusuf'))
    const refused = answers.slice(LEARNERS_AT_MOST)
    expect(shown).toEqual(answers.slice(0, LEARNERS_AT_MOST))
    expect(refused).toHaveLength(380)
    for (const answer of refused) {
      expect(answer).toMatchObject({ init: { status: 429, headers: { 'Retry-After': '600' } } })
    }
    expect(refused[0]).toMatchObject({ data: { sentence: expect.stringContaining('Wait ten minutes') } })
    expect(await logOf(adviser)).toEqual({ looks: 500, shown: 120 })

    await drainJobs(db, FRIDAY)
    expect(await alertsOf(adviser)).toMatchObject([{ tried: 121, shown: 120, viewerRole: 'adviser' }])
    expect(await eventsOf(adviser)).toEqual([{ particulars: { tried: 121, shown: 120 }, learnerId: null }])
    expect(await toldOf(adviser)).toEqual([coordinator.email])
    const from = 'Connexions adviser, Northbridge Connexions'
    expect(await seenAt(town.schoolId, 'careers-lead')).toMatchObject([['Mr Okafor', from, 120, 100]])
    expect(await seenAt(westgate, 'head')).toMatchObject([['Mr Okafor', from, 120, 20]])
    expect(await seenAt(hilltop, 'head')).toEqual([])
    expect(await opened(lookUps, await colleagueCookie(db, town.schoolId, 'tutor'))).toMatchObject({
      init: { status: 403 },
    })
  }, 180_000)

  test('at a provider is told of to whoever manages its people, with the page that ends it, and to no other provider', async () => {
    const { db } = race$
    const { town, coordinator } = await aTownWithCoordinator()
    const providerId = await aProvider(db, town)
    const manager = await somebodyAt(db, providerId, town, { name: 'Ms Rossi' })
    const viewer = await somebodyAt(db, providerId, town, { name: 'Ms Quick', role: 'admissions-officer' })
    await somebodyAt(db, providerId, town, { role: 'admissions-officer' })
    await somebodyAt(db, await aProvider(db, town, { name: 'Weir College' }), town)

    await lookAt(viewer, await learnersAt(town, town.schoolId, 121))
    await drainJobs(db, FRIDAY)

    expect(await toldOf(viewer)).toEqual([coordinator.email, await emailOf(manager)].toSorted())
    const [letter] = await lettersTo(await emailOf(manager))
    const [toCoordinator] = await lettersTo(coordinator.email)
    expect(toCoordinator?.body).toContain('/area/look-ups')
    expect(letter).toMatchObject({ template: 'ManyLookedAt', subject: 'Ms Quick opened many records' })
    expect(letter?.body).toContain('/provider/staff')
    expect(letter?.body).toContain('tried to open the records of 121 learners within ten minutes')
  })

  test('of the careers lead is told of to the head, and not to the careers lead', async () => {
    const { db } = race$
    const { town, coordinator } = await aTownWithCoordinator()
    const head = await aColleague(db, town.schoolId, 'head')
    await aColleague(db, town.schoolId, 'tutor')
    const viewer = await aStaffContext(db, town.schoolId, town, 'careers-lead')

    await lookAt(viewer, await learnersAt(town, town.schoolId, 121))
    await drainJobs(db, FRIDAY)

    expect(await toldOf(viewer)).toEqual([coordinator.email, head.email].toSorted())
  })

  test('with two pages at once at the limit is told of once, and is stopped before any letter has gone', async () => {
    const { db } = race$
    const { town } = await aTownWithCoordinator()
    const viewer = await anAdviser(db, town)
    const learners = await learnersAt(town, town.schoolId, 122)
    await lookAt(viewer, learners.slice(0, LEARNERS_AT_MOST))

    const both = await Promise.allSettled(learners.slice(-2).map((id) => recordView(viewer, id, 'record')))

    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await toldOf(viewer)).toEqual([])
    await drainJobs(db, FRIDAY)
    expect(await alertsOf(viewer)).toHaveLength(1)
    expect(await eventsOf(viewer)).toHaveLength(1)
    expect(await toldOf(viewer)).toHaveLength(1)
  })

  test('that goes on after ten minutes is counted on in the same hour, and told of again in the next', async () => {
    const { db } = race$
    const { town } = await aTownWithCoordinator()
    const viewer = await anAdviser(db, town)
    const learners = await learnersAt(town, town.schoolId, 363)

    const refused: number[] = []
    for (const [burst, minutes] of [0, 20, 65].entries()) {
      refused.push(await lookAt(later(viewer, minutes), learners.slice(burst * 121, burst * 121 + 121)))
    }
    await drainJobs(db, FRIDAY)

    expect(refused).toEqual([1, 1, 1])
    expect(await alertsOf(viewer)).toMatchObject([
      { tried: 242, shown: 240 },
      { tried: 121, shown: 120 },
    ])
    expect(await toldOf(viewer)).toHaveLength(2)
    expect((await seenAt(town.schoolId, 'head')).map(([, , ...counts]) => counts)).toEqual([
      [120, 120],
      [240, 240],
    ])
  })

  test('stands in the log of the learner as one that was stopped', async () => {
    const { db } = race$
    const { town } = await aTownWithCoordinator()
    const viewer = await anAdviser(db, town)
    const learnerId = await aLearner(db, town)

    await lookAt(viewer, [...(await learnersAt(town, town.schoolId, 120)), learnerId])

    const views = await whoSawMyRecord(theLearner(db, learnerId, town))
    expect(views.map(seenWords)).toEqual(['nothing: we stopped them'])
  })
})

test('an adviser who opens forty learners again and again is never stopped', async () => {
  const { db } = race$
  const { town } = await aTownWithCoordinator()
  const adviser = await anAdviser(db, town)
  const caseload = await learnersAt(town, town.schoolId, 40)

  const refused = await lookAt(adviser, Array.from({ length: 12 }, () => caseload).flat())

  expect(refused).toBe(0)
  expect(await logOf(adviser)).toEqual({ looks: 480, shown: 480 })
  expect(await alertsOf(adviser)).toEqual([])
})

test.each([
  [{ others: 119, looks: 2_999 }, false],
  [{ others: 120, looks: 120 }, true],
  [{ others: 3, looks: 3_000 }, true],
])('after %j one more is too many: %s', (before, answer) => {
  expect(isTooMany(before)).toBe(answer)
})

async function aTownWithCoordinator() {
  const { db } = race$
  const town = await aTown(db)
  const partnershipId = await aProvider(db, town, { kind: 'service', name: 'Northbridge partnership' })
  return { town, coordinator: await aColleague(db, partnershipId, 'coordinator') }
}

/** Many learners on the roll of a school, made in one go. */
async function learnersAt({ areaId }: Town, schoolId: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into learner (area_id, given_names, family_name, legal_given_names, name_key, born_on)
      select ${areaId}, 'Amina', 'Yusuf', 'Amina', 'yusuf amina', '2011-03-27' from generate_series(1, ${count}) returning id
    ), enrolled as (
      insert into roll_entry (learner_id, school_id, year_group, form, recorded_at)
      select id, ${schoolId}, 11, '11A', ${FRIDAY} from made
    )
    select id from made`.execute(race$.db)
  return rows.map(({ id }) => id)
}

/** Looks at one after the other; how often it was refused. */
async function lookAt(viewer: Context, learners: readonly string[]): Promise<number> {
  let refused = 0
  for (const learnerId of learners) {
    await recordView(viewer, learnerId, 'record').catch((error: unknown) => {
      if (!(error instanceof TooManyTries)) throw error
      refused += 1
    })
  }
  return refused
}

async function cookieOf({ actor }: Context) {
  const { id } = await race$.db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', actor.id)
    .executeTakeFirstOrThrow()
  return (await openSession(actor.id ?? '', id)).split(';')[0] ?? ''
}

type Door = { loader: typeof activity.loader | typeof lookUps.loader }

/** What a page is given, or the no that it is refused with. */
function opened({ loader }: Door, cookie: string, params: Record<string, string> = {}): Promise<unknown> {
  const request = new Request('http://onward.example/', { headers: { Cookie: cookie } })
  return loader({ request, params, context: {} }).catch((thrown: unknown) => thrown)
}

/** The rows of the school's page, without when it was. */
async function seenAt(schoolId: string, role: 'careers-lead' | 'head') {
  const cookie = await colleagueCookie(race$.db, schoolId, role)
  const request = new Request('http://onward.example/school/look-ups', { headers: { Cookie: cookie } })
  const { rows } = await lookUps.loader({ request, params: {}, context: {} })
  return rows.map(([, ...row]) => row)
}

function logOf({ actor }: Context) {
  return race$.db
    .selectFrom('recordView')
    .select([sql<number>`count(*)::int`.as('looks'), sql<number>`(count(*) filter (where was_shown))::int`.as('shown')])
    .where('viewerId', '=', actor.id)
    .executeTakeFirstOrThrow()
}

function alertsOf({ actor }: Context) {
  return race$.db.selectFrom('lookUpAlert').selectAll().where('viewerId', '=', actor.id).orderBy('hour').execute()
}

function eventsOf({ actor }: Context) {
  return race$.db
    .selectFrom('auditEvent')
    .select(['particulars', 'learnerId'])
    .where('action', '=', 'records.many-looked-at')
    .where('subjectId', '=', actor.id)
    .execute()
}

async function toldOf(viewer: Context): Promise<string[]> {
  const alerts = await alertsOf(viewer)
  const letters = await race$.db.selectFrom('letter').select(['key', 'toEmail']).execute()
  const own = letters.filter(({ key }) => alerts.some(({ id }) => key.startsWith(`look-ups:${id}:`)))
  return own.map(({ toEmail }) => toEmail).toSorted()
}

function lettersTo(email: string) {
  return race$.db.selectFrom('letter').select(['template', 'subject', 'body']).where('toEmail', '=', email).execute()
}

async function emailOf({ actor }: Context): Promise<string> {
  const found = race$.db.selectFrom('account').select('email').where('id', '=', actor.id)
  return (await found.executeTakeFirstOrThrow()).email
}
