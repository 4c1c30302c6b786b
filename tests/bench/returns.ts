import { mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { openDatabase } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { figure, type Figure } from './figure'
import { runProgram } from './processes'
import type { World } from './world'

const PEOPLE = Number(process.env.BENCH_RETURN_PEOPLE ?? 40_000)
const NAME = 'bench_return'
/**
 * Left alone, Node lets what nobody needs any more lie until it has 200 MB of it: then its patience would be read, and not what the
 * return needs. With so little to itself it would stop if a county had to be in memory.
 */
const limits = ['--max-old-space-size=64', '--max-semi-space-size=4']

/**
 * B28: the national return of 40,000 people by a process that does nothing else: a month is frozen (numbers, records, all rules, what
 * they find), and its file is written from there. Memory is the most that was asked for over what the process had, where it may keep no more than 64 MB.
 */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  mkdirSync(world.folder, { recursive: true })
  const file = path.join(world.folder, 'return.xml')
  await dropDatabase(url, NAME)
  await makeDatabase(url, NAME)
  try {
    const here = databaseOn(url, NAME)
    await migrate(here)
    const snapshotId = await aCounty(here)
    const said = await runProgram([
      '--expose-gc',
      ...limits,
      'tests/support/make-return.mjs',
      JSON.stringify({ url: here, snapshotId, file }),
    ])
    const line = said.split('\n').find((line) => line.startsWith('answer ')) ?? ''
    const { people, faults, frozenMs, writtenMs, megabytes } = answer.parse(JSON.parse(line.slice(7)))
    if (people !== PEOPLE || faults === 0) throw new Error(`The return was not made as it should be: ${line}`)
    const size = (statSync(file).size / 1e6).toFixed(0)
    const notes = `frozen ${(frozenMs / 1000).toFixed(1)} s with ${faults} faults found, written ${(writtenMs / 1000).toFixed(1)} s, ${size} MB`
    const what = `the national return of ${PEOPLE.toLocaleString('en-GB')} people`
    return [
      figure(
        { name: 'B28', what: `${what}: rules and XML`, value: (frozenMs + writtenMs) / 1000, unit: 's', notes },
        { better: 'less', floor: 60, goal: 15, stretch: 5 },
      ),
      figure(
        { name: 'B28-memory', what: 'the most memory it asked for', value: megabytes, unit: 'MB' },
        { better: 'less', floor: 100, goal: 100 },
      ),
    ]
  } finally {
    await dropDatabase(url, NAME)
    rmSync(file, { force: true })
  }
}

const answer = z.object({
  people: z.number(),
  faults: z.number(),
  frozenMs: z.number(),
  writtenMs: z.number(),
  megabytes: z.number(),
})

/** Young people of 15 to 17 with an address, numbers, and for most of them what they do; every fiftieth has no address. */
async function aCounty(url: string): Promise<string> {
  const { db, close } = openDatabase({ url, max: 1 })
  try {
    await sql`insert into area (name, slug) values ('Fairshire', 'fairshire')`.execute(db)
    await sql`
      insert into organisation (area_id, kind, name, slug, authority_code) select id, 'authority', 'Fairshire', 'fairshire', '919' from area`.execute(
      db,
    )
    await sql`insert into area_authority select area_id, id from organisation`.execute(db)
    await sql`
      insert into organisation (area_id, kind, name, slug, laestab, authority_id)
      select authority.area_id, made.kind::organisation_kind, made.name, made.slug, made.laestab, authority.id from organisation authority,
        (values ('school', 'Northgate School', 'northgate', '9194001'), ('college', 'Eastmoor College', 'eastmoor', null)) as made (kind, name, slug, laestab)`.execute(
      db,
    )
    await sql`
      insert into learner (area_id, authority_id, legal_given_names, given_names, family_name, name_key, born_on, sex, address, postcode)
      select area.id, authority.id, 'Amina' || n, 'Amina' || n, 'Okafor', 'okafor amina' || n,
        date '2008-09-01' + n % 1000, case when n % 2 = 0 then 'F' else 'M' end,
        case when n % 50 > 0 then n || ' Mill Lane, Newbridge' end, 'AL7 1LZ'
      from area, organisation authority, generate_series(1, ${PEOPLE}::int) as n where authority.kind = 'authority'`.execute(
      db,
    )
    await sql`
      insert into learner_identifier (learner_id, kind, value, source, recorded_at)
      select id, 'uln', (2000000000 + row_number() over ())::text, 'school', now() from learner`.execute(db)
    await sql`
      insert into roll_entry (learner_id, school_id, year_group, started_on, left_on, recorded_at)
      select learner.id, school.id, 11, '2022-09-01', case when born_on < '2010-09-01' then date '2026-07-31' end, now()
      from learner, organisation school where school.kind = 'school'`.execute(db)
    await sql`
      insert into activity (learner_id, code, started_on, verified_on, ascertained_on, predicted_end_on, status, source, provider_id, recorded_at)
      select learner.id, '230', '2026-09-07', '2026-11-02', '2026-09-10', '2027-06-30', 'confirmed', 'adviser', college.id, '2026-11-02'
      from learner, organisation college where college.kind = 'college' and born_on < '2010-09-01' and learner.name_key not like '%7'`.execute(
      db,
    )
    await sql`analyze`.execute(db)
    const { rows } = await sql<{ id: string }>`
      insert into nccis_snapshot (area_id, period_end, status, database_code, authorities, asked_at)
      select id, '2026-11-30', 'asked', '901', array['919'], now() from area returning id`.execute(db)
    return rows[0]?.id ?? ''
  } finally {
    await close()
  }
}
