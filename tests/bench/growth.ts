import { sql, type Kysely } from 'kysely'
import { openDatabase, type Database } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { openTasks } from '~/domain/participation/task.queries.server'
import { placesOfCaseloads } from '~/domain/participation/place.queries.server'
import { usualRights, visitor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { figure, median, type Figure } from './figure'
import type { World } from './world'

const SMALL = 40_000
const LARGE = Number(process.env.BENCH_GROWTH_LEARNERS ?? 2_000_000)
const PER_AREA = 40_000
const PER_ADVISER = 1_000
const ROUNDS = 200
const NOW = new Date('2026-11-20T10:00:00Z')

/**
 * B11: the first page of an adviser with 1,000 on the caseload, asked of a county of 40,000 and of a country of 2,000,000 in turn. All
 * that the page asks for is asked; the middle of 200 is compared. The team's page is read too.
 */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const small = await aCountry(url, 'bench_growth_small', SMALL)
  const large = await aCountry(url, 'bench_growth_large', LARGE)
  try {
    const [few, many] = [await anAdviser(small.db), await anAdviser(large.db)]
    const mine = await compared(few, many, (ctx) => pageOf(ctx, 'mine'))
    const team = await compared(few, many, (ctx) => pageOf(ctx, 'team'))
    const notes = `the team’s page ${team.many.toFixed(1)} ms against ${team.few.toFixed(1)} ms, ${(team.many / team.few).toFixed(2)}`
    const of = LARGE.toLocaleString('en-GB')
    return [
      figure(
        {
          ...{ name: 'B11', what: `an adviser’s page among ${of} learners`, value: mine.many, unit: 'ms' },
          ...{
            against: `${mine.few.toFixed(1)} ms among ${SMALL.toLocaleString('en-GB')}`,
            ratio: mine.many / mine.few,
            notes,
          },
        },
        { better: 'less', floor: 2, goal: 1.3, stretch: 1.1 },
      ),
    ]
  } finally {
    await small.close()
    await large.close()
    for (const name of ['bench_growth_small', 'bench_growth_large']) await dropDatabase(url, name)
  }
}

/** What the page of a caseload asks the database. */
async function pageOf(ctx: Context, whose: 'mine' | 'team') {
  const { rows } = await caseloadPage(ctx, { whose })
  if (rows.length === 0) throw new Error('The caseload is empty.')
  await openTasks(ctx, { size: 5 })
  await placesOfCaseloads(ctx)
}

/** The middle of what each takes, asked in turn so that a busy minute meets both. */
async function compared(few: Context, many: Context, ask: (ctx: Context) => Promise<unknown>) {
  const took = { few: [0].slice(1), many: [0].slice(1) }
  for (let round = -20; round < ROUNDS; round += 1) {
    const [one, other] = [await timed(() => ask(few)), await timed(() => ask(many))]
    if (round < 0) continue
    took.few.push(one)
    took.many.push(other)
  }
  return { few: median(took.few), many: median(took.many) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function anAdviser(db: Kysely<DB>): Promise<Context> {
  const { id, organisationId, areaId } = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.accountId', 'account.id')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select(['account.id', 'organisation.id as organisationId', 'organisation.areaId'])
    .orderBy('account.email')
    .limit(1)
    .executeTakeFirstOrThrow()
  const actor = { ...visitor, id, organisationId, areaId, role: 'adviser' as const, rights: usualRights('adviser') }
  return { db, actor, now: NOW, requestId: 'bench' }
}

/** Areas of 40,000 young people of 15 to 17 at twenty schools, each on one of forty caseloads, most of them at a college. */
async function aCountry(owner: string, name: string, learners: number): Promise<Database> {
  await dropDatabase(owner, name)
  await makeDatabase(owner, name)
  const url = databaseOn(owner, name)
  await migrate(url)
  const opened = openDatabase({ url, max: 1 })
  const { db } = opened
  await fill(db, learners)
  return opened
}

async function fill(db: Kysely<DB>, learners: number) {
  // Millions of rows that are right as they are made: neither their keys nor what triggers would write is looked at again.
  await sql`set session_replication_role = replica`.execute(db)
  await sql`
    insert into area (name, slug) select 'Area ' || n, 'area-' || n from generate_series(1, ${learners / PER_AREA}::int) as n`.execute(
    db,
  )
  await sql`
    insert into organisation (area_id, kind, name, slug)
    select area.id, made.kind::organisation_kind, made.kind || ' ' || n, made.kind || '-' || n || '-' || area.slug
    from area, (values ('school', 20), ('service', 1), ('college', 1)) as made (kind, how_many), generate_series(1, how_many) as n`.execute(
    db,
  )
  await sql`
    insert into account (email, name) select 'adviser' || n || '.' || area.slug || '@example.org', 'Adviser ' || n
    from area, generate_series(1, ${PER_AREA / PER_ADVISER}::int) as n`.execute(db)
  await sql`
    insert into membership (account_id, organisation_id, role)
    select account.id, service.id, 'adviser' from account
    join area on account.email like '%.' || area.slug || '@example.org'
    join organisation service on service.area_id = area.id and service.kind = 'service'`.execute(db)
  await sql`
    create temporary table place as
    select learner.nth, gen_random_uuid() as id, area.id as area_id, school.id as school_id, college.id as college_id,
      service.id as service_id, adviser.id as adviser_id
    from (select n as nth, 1 + n / ${PER_AREA}::int as area, n % ${PER_AREA}::int as inside from generate_series(0, ${learners}::int - 1) as n) as learner
    join (select id, slug, row_number() over (order by id) as nth from area) as area on area.nth = learner.area
    join organisation school on school.slug = 'school-' || (1 + learner.inside % 20) || '-' || area.slug
    join organisation college on college.slug = 'college-1-' || area.slug
    join organisation service on service.slug = 'service-1-' || area.slug
    join account adviser on adviser.email = 'adviser' || (1 + learner.inside / ${PER_ADVISER}::int) || '.' || area.slug || '@example.org'`.execute(
    db,
  )
  await sql`
    insert into learner (id, area_id, legal_given_names, given_names, family_name, name_key, born_on)
    select id, area_id, 'Sam', 'Sam', 'Name ' || nth % 9973, 'name' || nth, date '2008-09-01' + (nth % 1000)::int from place`.execute(
    db,
  )
  await sql`
    insert into roll_entry (learner_id, school_id, year_group, started_on, recorded_at)
    select id, school_id, 11, '2022-09-01', ${NOW} from place`.execute(db)
  await sql`
    insert into caseload_entry (adviser_id, learner_id, school_id, service_id, sort_name, priority, next_action_on, last_contact_at, started_at)
    select adviser_id, id, school_id, service_id, 'name ' || nth % 9973 || ' sam', 1 + nth % 3,
      case when nth % 4 > 0 then ${NOW}::date + (nth % 90 - 20)::int end,
      case when nth % 5 > 0 then ${NOW}::timestamptz - make_interval(days => (nth % 80)::int) end, ${NOW} from place`.execute(
    db,
  )
  await sql`
    insert into activity (learner_id, code, started_on, verified_on, ascertained_on, predicted_end_on, status, source, provider_id, recorded_at)
    select id, '230', '2026-09-07', '2026-11-02', '2026-09-10', '2027-06-30', 'confirmed', 'adviser', college_id, ${NOW}
    from place where nth % 10 > 0`.execute(db)
  await sql`drop table place`.execute(db)
  await sql`set session_replication_role = origin`.execute(db)
  await sql`vacuum analyze`.execute(db)
}
