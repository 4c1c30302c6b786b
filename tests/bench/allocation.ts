import { sql, type Kysely } from 'kysely'
import { openDatabase } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import { workOut } from '~/domain/allocation/allocation.commands.server'
import { findRun } from '~/domain/allocation/allocation.queries.server'
import { allocate } from '~/domain/allocation/deferred-acceptance'
import { complaintsAbout } from '~/domain/allocation/fairness'
import { reasonsFor } from '~/domain/allocation/reason'
import { systemContext } from '~/kit/context.server'
import { aProvider, aTown } from '#tests/support/admissions'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { largeContest } from '#tests/domain/allocation/contests'
import { figure, type Figure } from './figure'
import type { World } from './world'

const LEARNERS = Number(process.env.BENCH_ALLOCATION_LEARNERS ?? 600_000)
const COURSES = LEARNERS / 20
const WISHES = 5
const PLACES = 18
const NAME = 'bench_allocation'
const NOW = new Date('2026-11-20T09:00:00Z')

/** B26: places for a whole country: solved; solved, proved and explained; and from database to database. */
export async function measure(world: World): Promise<Figure[]> {
  const contest = largeContest({ learners: LEARNERS, courses: COURSES, wishes: WISHES, places: PLACES })
  const before = process.memoryUsage.rss()
  const solved = timed(() => allocate(contest))
  const megabytes = (process.memoryUsage.rss() - before) / 1e6
  const whole = timed(() => {
    const given = allocate(contest)
    if (complaintsAbout(contest, given).length > 0) throw new Error('The allocation is not fair.')
    const reasons = reasonsFor(contest, given, () => ['priority', 'distance'])
    let told = 0
    for (let learner = 0; learner < LEARNERS; learner++) told += reasons(learner).length
    if (told !== LEARNERS * WISHES) throw new Error('Not every wish has a reason.')
    return given
  })
  const fromDatabase = await throughDatabase(world)
  const what = `${LEARNERS.toLocaleString('en-GB')} learners x ${WISHES} wishes, ${COURSES.toLocaleString('en-GB')} courses`
  return [
    figure(
      { name: 'B26', what: `${what}: solved`, value: solved.ms, unit: 'ms', notes: `${Math.round(megabytes)} MB more` },
      { better: 'less', floor: 5000, goal: 2000, stretch: 1000 },
    ),
    figure(
      { name: 'B26-proof', what: 'the same, proved fair, with a reason for each wish', value: whole.ms, unit: 'ms' },
      { better: 'less', floor: 5000, goal: 2000, stretch: 1000 },
    ),
    figure(
      { name: 'B26-database', what: 'the same from database to database', value: fromDatabase, unit: 'ms' },
      { better: 'less', floor: 60_000, goal: 60_000 },
    ),
  ]
}

async function throughDatabase(world: World): Promise<number> {
  const { url } = await world.database()
  await dropDatabase(url, NAME)
  await makeDatabase(url, NAME)
  const here = databaseOn(url, NAME)
  await migrate(here)
  const { db, close } = openDatabase({ url: here })
  try {
    const panelId = await aCountry(db)
    const ctx = systemContext(db, NOW)
    const began = performance.now()
    const runId = await workOut(ctx, panelId)
    const ms = performance.now() - began
    const run = await findRun(ctx, runId)
    if (run.cases !== LEARNERS || run.complaints > 0) throw new Error(`Not the whole of it: ${run.cases} cases`)
    return ms
  } finally {
    await close()
    await dropDatabase(url, NAME)
  }
}

/** A panel with all its courses, learners, cases and wishes, written straight into the tables. */
async function aCountry(db: Kysely<DB>): Promise<string> {
  const { areaId, schoolId } = await aTown(db, NOW)
  const hostId = await aProvider(db, { areaId })
  const { rows } = await sql<{ id: string }>`
    insert into panel (id, area_id, name, quorum, begun_at) values (gen_random_uuid(), ${areaId}, 'All', 2, ${NOW})
    returning id`.execute(db)
  const panelId = rows[0]?.id ?? ''
  await sql`
    with made as (
      insert into course (id, provider_id, key, slug, status, title)
      select gen_random_uuid(), ${hostId}, n::text, 'course-' || n, 'live', 'Course ' || n from generate_series(1, ${COURSES}) n
      returning id),
    started as (
      insert into course_run (course_id, key, status) select id, '1', 'live' from made returning id),
    opened as (
      insert into shared_run (id, panel_id, course_run_id, host_id, places, least, from_on, until_on, shared_at)
      select gen_random_uuid(), ${panelId}, id, ${hostId}, ${PLACES}, 1, '2027-01-05', '2027-07-16', ${NOW} from started
      returning id)
    insert into allocation_terms (shared_run_id, rules, reserved, published_at)
    select id, '{priority,distance}', 2, ${NOW} from opened`.execute(db)
  await sql`
    with born as (
      insert into learner (area_id, given_names, family_name, legal_given_names, name_key, born_on)
      select ${areaId}, 'Learner', n::text, 'Learner', 'learner ' || n, '2011-03-27' from generate_series(1, ${LEARNERS}) n
      returning id)
    insert into panel_case (id, panel_id, learner_id, home_id, put_from_id, state, why, needs_transport, is_agreed, put_at,
      submitted_at, changed_at)
    select gen_random_uuid(), ${panelId}, id, ${schoolId}, ${schoolId}, 'awaiting-match', 'Wants it.', false, true, ${NOW}, ${NOW}, ${NOW}
    from born`.execute(db)
  await sql`
    with runs as (select id, row_number() over (order by id) - 1 as nth from shared_run),
    cases as (select id, row_number() over (order by id) as nth from panel_case)
    insert into case_wish (case_id, position, shared_run_id)
    select cases.id, at.n, runs.id from cases cross join generate_series(1, ${WISHES}) at(n)
    join runs on runs.nth = (cases.nth * 7919 + at.n * 104729) % ${COURSES}
    on conflict do nothing`.execute(db)
  await sql`analyze`.execute(db)
  return panelId
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const began = performance.now()
  const result = work()
  return { ms: performance.now() - began, result }
}
