import { sql, type Kysely } from 'kysely'
import { openDatabase, type Database } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import '~/jobs'
import { targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { boardMeasures } from '~/domain/scorecards/figure'
import { boardMonths, changesOf, groupsOf, limitFor } from '~/domain/scorecards/scorecard.queries.server'
import { usualRights, visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { figure, median, type Figure } from './figure'
import type { World } from './world'

const SMALL = 40_000
const LARGE = Number(process.env.BENCH_GROWTH_LEARNERS ?? 2_000_000)
const ROUNDS = 200
const DEEDS = 300
const NOW = new Date('2026-11-20T10:00:00Z')
const names = ['bench_boards_small', 'bench_boards_large', 'bench_boards_without']

/**
 * B12: the board of an area and one figure by school, all that these pages ask of the database, among 40,000 learners of one area and
 * among 2,000,000 of one area, asked in turn. B13: a changed activity where boards are kept, against one where their tables are not there
 * at all; boards are counted at night, so nothing ought to be paid here, and what the night takes is told beside it.
 */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const opened: Database[] = []
  try {
    const [small, large, without] = [
      await anArea(url, 0, SMALL),
      await anArea(url, 1, LARGE),
      await anArea(url, 2, SMALL),
    ]
    opened.push(small, large, without)
    const [few, many] = [await counted(small.db), await counted(large.db)]
    const board = await compared([await a(small.db, 'coordinator'), await a(large.db, 'coordinator')], ROUNDS, pages)
    await sql`drop table scorecard_school_count, scorecard_count, scorecard_month`.execute(without.db)
    const [kept, bare] = [await a(small.db, 'adviser'), await a(without.db, 'adviser')]
    const people = await learnersOf(small.db)
    const same = new Map([
      [kept, people],
      [bare, await learnersOf(without.db)],
    ])
    const change = await compared([bare, kept], DEEDS, (ctx, round) =>
      changed(ctx, same.get(ctx)?.[round + WARMING] ?? ''),
    )
    const of = LARGE.toLocaleString('en-GB')
    return [
      figure(
        {
          ...{
            name: 'B12',
            what: `the boards of an area with ${of} learners`,
            value: board[1],
            unit: 'ms',
            ratio: board[1] / board[0],
          },
          against: `${board[0].toFixed(1)} ms among ${SMALL.toLocaleString('en-GB')}`,
        },
        { better: 'less', floor: 5, goal: 2, stretch: 1.7 },
      ),
      figure(
        {
          ...{
            name: 'B13',
            what: 'a changed activity where boards are kept',
            value: change[1],
            unit: 'ms',
            ratio: change[1] / change[0],
          },
          against: `${change[0].toFixed(1)} ms without their tables`,
          notes: `the night counts ${SMALL.toLocaleString('en-GB')} in ${few.toFixed(1)} s and ${of} in ${many.toFixed(0)} s`,
        },
        { better: 'less', floor: 1.6, goal: 1.3, stretch: 1.2 },
      ),
    ]
  } finally {
    for (const { close } of opened) await close()
    for (const name of names) await dropDatabase(url, name)
  }
}

/** What the board, a figure by school, and the page of who joins and leaves ask. */
async function pages(ctx: Context) {
  await limitFor(ctx)
  const months = await boardMonths(ctx)
  const [month] = months
  if (!month) throw new Error('Nothing is counted.')
  await targetsOfEach(ctx, boardMeasures)
  await groupsOf(ctx, month.periodEnd, 'standing', 'school')
  await changesOf(ctx)
}

function changed(ctx: Context, learnerId: string) {
  return updateActivity(ctx, learnerId, {
    ...{ code: '230', startedOn: '2026-09-07', verifiedOn: '2026-11-20', reviewOn: null, predictedEndOn: '2027-06-30' },
  })
}

const WARMING = 20

/** The middle of what each of two takes, asked in turn so that a busy minute meets both. */
async function compared(
  two: readonly [Context, Context],
  rounds: number,
  ask: (ctx: Context, round: number) => Promise<unknown>,
): Promise<[number, number]> {
  const took = two.map(() => [0].slice(1))
  for (let round = -WARMING; round < rounds; round += 1) {
    for (const [at, ctx] of two.entries()) {
      const began = performance.now()
      await ask(ctx, round)
      if (round >= 0) took[at]?.push(performance.now() - began)
    }
  }
  return [median(took[0] ?? []), median(took[1] ?? [])]
}

async function counted(db: Kysely<DB>): Promise<number> {
  const began = performance.now()
  await countMonths(systemContext(db, NOW))
  return (performance.now() - began) / 1000
}

async function a(db: Kysely<DB>, role: 'coordinator' | 'adviser'): Promise<Context> {
  const { id, areaId } = await db
    .selectFrom('organisation')
    .select(['id', 'areaId'])
    .where('kind', '=', 'service')
    .executeTakeFirstOrThrow()
  const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
  const actor = { ...visitor, id: account.id, organisationId: id, areaId, role, rights: usualRights(role) }
  return { db, actor, now: NOW, requestId: 'bench' }
}

async function learnersOf(db: Kysely<DB>): Promise<string[]> {
  const rows = await db
    .selectFrom('learner')
    .select('id')
    .orderBy('nameKey')
    .limit(DEEDS + WARMING)
    .execute()
  return rows.map(({ id }) => id)
}

/** One area of so many young people of 15 to 17 at a hundred schools, most of them at a college. */
async function anArea(owner: string, nth: number, learners: number): Promise<Database> {
  const name = names[nth] ?? ''
  await dropDatabase(owner, name)
  await makeDatabase(owner, name)
  const url = databaseOn(owner, name)
  await migrate(url)
  const opened = openDatabase({ url, max: 1 })
  const { db } = opened
  // Millions of rows that are right as they are made: neither their keys nor what triggers would write is looked at again.
  await sql`set session_replication_role = replica`.execute(db)
  await sql`insert into area (name, slug) values ('Fairshire', 'fairshire')`.execute(db)
  await sql`insert into account (email, name) values ('adviser@example.org', 'An adviser')`.execute(db)
  await sql`
    insert into organisation (area_id, kind, name, slug, authority_code)
    select area.id, made.kind::organisation_kind, made.kind || ' ' || n, made.kind || '-' || n, made.code
    from area, (values ('school', 100, null), ('service', 1, null), ('authority', 1, '919')) as made (kind, how_many, code),
      generate_series(1, how_many) as n`.execute(db)
  await sql`insert into area_authority select area_id, id from organisation where kind = 'authority'`.execute(db)
  await sql`
    insert into learner (area_id, authority_id, legal_given_names, given_names, family_name, name_key, born_on, sex, postcode)
    select area.id, authority.id, 'Amina', 'Amina', 'Okafor', 'okafor amina ' || lpad(n::text, 9, '0'), date '2008-09-01' + n % 900,
      case when n % 2 = 0 then 'F' else 'M' end, 'AL' || n % 40 || ' 1LZ'
    from area, organisation authority, generate_series(1, ${learners}::int) as n where authority.kind = 'authority'`.execute(
    db,
  )
  await sql`
    insert into roll_entry (learner_id, school_id, year_group, started_on, recorded_at)
    select learner.id, school.id, 12, '2022-09-01', now()
    from learner join (select id, row_number() over (order by slug) - 1 as nth from organisation where kind = 'school') as school
      on school.nth = right(learner.name_key, 5)::int % 100`.execute(db)
  await sql`
    insert into activity (learner_id, code, started_on, verified_on, ascertained_on, predicted_end_on, status, source, recorded_at)
    select id, (array['230', '210', '230', '310', '210', '619', '230', '330', '210', '230'])[1 + right(name_key, 6)::int % 10], '2026-09-07',
      '2026-11-02', '2026-09-10', '2027-06-30', 'confirmed', 'adviser', '2026-11-02'
    from learner where name_key not like '%77'`.execute(db)
  await sql`set session_replication_role = origin`.execute(db)
  await sql`analyze`.execute(db)
  return opened
}
