import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { sql, type Kysely } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openDatabase } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import { importMarks, MARKS_NOUN } from '~/domain/mark-files/mark-file.commands.server'
import { explainMarks } from '~/domain/mark-files/meaning.commands.server'
import { addDays, londonMoment } from '~/kit/dates'
import { receiveFile } from '~/kit/intake-text.server'
import { uln } from '#tests/support/cohorts'
import { databaseOn, dropDatabase, makeDatabase } from '#tests/support/clones'
import { aCourseRun, aProvider, aTown } from '#tests/support/admissions'
import { aStaffContext } from '#tests/support/tracking'
import { figure, type Figure } from './figure'
import type { World } from './world'

const LEARNERS = Number(process.env.BENCH_MARK_LEARNERS ?? 2000)
const SESSIONS = 500
const ROW_BY_ROW = 2000
const NAME = 'bench_marks'
const FIRST_DAY = '2026-09-01'
const NOW = new Date('2027-07-20T16:00:00Z')

/**
 * B14: a million marks of one college by file, from the bytes to the registers: read, judged, matched by ULN and minute,
 * merged and reported, against a bare COPY of the same marks into a staging table and a merge from there, and row by row.
 */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  await dropDatabase(url, NAME)
  await makeDatabase(url, NAME)
  const here = databaseOn(url, NAME)
  mkdirSync(world.folder, { recursive: true })
  const file = path.join(world.folder, 'marks.csv')
  await migrate(here)
  const { db, pool, close } = openDatabase({ url: here })
  try {
    const teacher = await aCollege(db)
    await writeFile(file)
    const bare = await perSecond(LEARNERS * SESSIONS, () => bareMerge(pool, db))
    const oneByOne = await perSecond(ROW_BY_ROW, () => rowByRow(pool))
    const loop = await perSecond(ROW_BY_ROW, () => bareLoop(pool))
    const before = process.memoryUsage.rss()
    const ours = await perSecond(LEARNERS * SESSIONS, async () => {
      const report = await importMarks(teacher, { file: await receiveFile(file), isAllOrNothing: false })
      const counts = report.counts[MARKS_NOUN]
      if (counts?.added !== LEARNERS * SESSIONS) throw new Error(`Not all were taken: ${JSON.stringify(counts)}`)
    })
    const again = await perSecond(LEARNERS * SESSIONS, async () => {
      const report = await importMarks(teacher, { file: await receiveFile(file), isAllOrNothing: false })
      if (report.counts[MARKS_NOUN]?.unchanged !== LEARNERS * SESSIONS) throw new Error('The same file changed marks.')
    })
    return figures({ ours, again, bare, oneByOne, loop, megabytes: (process.memoryUsage.rss() - before) / 1e6 })
  } finally {
    await close()
    await dropDatabase(url, NAME)
    rmSync(file, { force: true })
  }
}

type Measured = Record<'ours' | 'again' | 'bare' | 'oneByOne' | 'loop' | 'megabytes', number>

function figures({ ours, again, bare, oneByOne, loop, megabytes }: Measured): Figure[] {
  const rows = (count: number) => Math.round(count).toLocaleString('en-GB')
  return [
    figure(
      {
        name: 'B14',
        what: `${rows(LEARNERS * SESSIONS)} marks by file, rows/s`,
        value: ours,
        unit: 'rows/s',
        against: `a bare staged COPY and merge, ${rows(bare)} rows/s`,
        ratio: ours / bare,
        notes: `the same file again ${rows(again)} rows/s; ${Math.round(megabytes)} MB more memory`,
      },
      { better: 'more', floor: 0.25, goal: 0.5, stretch: 0.8 },
    ),
    figure(
      {
        name: 'B14-row-by-row',
        what: 'the same against a file taken row by row: each looked up, judged and kept for itself',
        value: ours,
        unit: 'rows/s',
        against: `${rows(oneByOne)} rows/s`,
        ratio: ours / oneByOne,
        notes: `a bare loop of inserts in one transaction, nothing looked up or judged: ${rows(loop)} rows/s`,
      },
      { better: 'more', floor: 20, goal: 20 },
    ),
  ]
}

/** One college: each learner is on one of ten courses, and each course has its sessions. */
async function aCollege(db: Kysely<DB>) {
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const runId = await aCourseRun(db, providerId)
  const ulns = JSON.stringify(Array.from({ length: LEARNERS }, (_, nth) => uln(nth + 1)))
  await sql`
    with people as (
      insert into learner (area_id, legal_given_names, given_names, family_name, name_key, born_on)
      select ${town.areaId}, 'Amina', 'Amina', 'Yusuf ' || nth, 'yusuf ' || nth, '2010-03-27'
      from generate_series(1, ${LEARNERS}::int) nth returning id),
    numbered as (select id, row_number() over (order by id) as nth from people),
    known as (
      insert into learner_identifier (learner_id, kind, value, source, recorded_at)
      select id, 'uln', (${ulns}::jsonb ->> (nth - 1)::int), 'school', ${NOW} from numbered)
    insert into placement (learner_id, home_id, host_id, course_run_id, state, starts_on, ends_on, planned_at, changed_at)
    select id, ${town.schoolId}, ${providerId}, ${runId}, 'started', ${FIRST_DAY}, '2027-07-31', ${NOW}, ${NOW}
    from numbered`.execute(db)
  await sql`
    insert into placement_spell (placement_id, course_run_id, from_on)
    select id, course_run_id, starts_on from placement`.execute(db)
  const held = Array.from({ length: SESSIONS }, (_, nth) => momentOf(nth))
  await db
    .insertInto('classSession')
    .values(
      held.map((startsAt) => ({
        ...{ courseRunId: runId, providerId, title: 'Workshop', startsAt },
        endsAt: new Date(startsAt.getTime() + 3_600_000),
      })),
    )
    .execute()
  await sql`analyze`.execute(db)
  const teacher = await aStaffContext(db, providerId, town, 'register-taker', { now: NOW })
  await explainMarks(teacher, [
    { said: '/', code: 'P' },
    { said: 'N', code: 'O' },
  ])
  return teacher
}

const times = ['09:15', '11:00', '13:30']

function momentOf(nth: number) {
  return londonMoment(addDays(FIRST_DAY, Math.floor(nth / times.length)), `${times[nth % times.length]}:00`)
}

async function writeFile(file: string) {
  const ulns = Array.from({ length: LEARNERS }, (_, nth) => uln(nth + 1))
  const out = createWriteStream(file)
  out.write('ULN,Date,Start,Mark\n')
  for (let nth = 0; nth < SESSIONS; nth += 1) {
    const [year, month, day] = addDays(FIRST_DAY, Math.floor(nth / times.length)).split('-')
    const at = `${day}/${month}/${year},${times[nth % times.length]}`
    out.write(ulns.map((one, at2) => `${one},${at},${(at2 + nth) % 13 === 0 ? 'N' : '/'}\n`).join(''))
  }
  out.end()
  await finished(out)
}

/** The same marks with nothing to judge: COPY into a staging table, merge from there, and take it all back. */
async function bareMerge(pool: pg.Pool, db: Kysely<DB>) {
  const sessions = await db.selectFrom('classSession').select('id').orderBy('startsAt').execute()
  const learners = await db.selectFrom('placement').select('learnerId').orderBy('learnerId').execute()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('create temp table bare (session_id uuid, learner_id uuid, code text) on commit drop')
    const rows = sessions.map(({ id }) => learners.map(({ learnerId }) => `${id}\t${learnerId}\tP\n`).join(''))
    await pipeline(Readable.from(rows), client.query(copyFrom('copy bare from stdin')))
    await client.query(
      `insert into mark (session_id, learner_id, code, marked_at) select session_id, learner_id, code, now() from bare
      on conflict (session_id, learner_id) do update set code = excluded.code`,
    )
    await client.query('rollback')
  } finally {
    client.release()
  }
}

/**
 * A file taken as a simple program takes it, and with the same promises: each row finds its learner, placement and
 * lesson, is judged, and is kept for itself, so that a bad row or a crash loses nothing that came before.
 */
async function rowByRow(pool: pg.Pool) {
  const client = await pool.connect()
  const rows = Array.from({ length: ROW_BY_ROW }, (_, nth) => ({ who: uln(nth + 1), at: momentOf(0) }))
  try {
    for (const { who, at } of rows) {
      await client.query('begin')
      const learner = await one(
        client,
        "select learner_id as id from learner_identifier where kind = 'uln' and value = $1",
        [who],
      )
      const run = await one(
        client,
        `select course_run_id as id from placement where learner_id = $1 and state = 'started'
         and $2::timestamptz between starts_on and ends_on`,
        [learner, at],
      )
      const session = await one(client, 'select id from class_session where course_run_id = $1 and starts_at = $2', [
        run,
        at,
      ])
      await client.query(
        `insert into mark (session_id, learner_id, code, marked_at) values ($1, $2, 'P', now())
         on conflict (session_id, learner_id) do update set code = excluded.code`,
        [session, learner],
      )
      await client.query('commit')
    }
  } finally {
    await client.query('delete from mark')
    client.release()
  }
}

async function one(client: pg.PoolClient, text: string, values: readonly unknown[]) {
  const { rows } = await client.query<{ id: string }>(text, [...values])
  if (!rows[0]) throw new Error('A row of the file does not find its register.')
  return rows[0].id
}

/** The kindest loop there is: ids are known, nothing is judged, one transaction for all. */
async function bareLoop(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ session: string; learner: string }>(
      'select s.id as session, p.learner_id as learner from class_session s, placement p limit $1',
      [ROW_BY_ROW],
    )
    await client.query('begin')
    for (const { session, learner } of rows)
      await client.query('insert into mark (session_id, learner_id, code, marked_at) values ($1, $2, $3, now())', [
        session,
        learner,
        'P',
      ])
    await client.query('rollback')
  } finally {
    client.release()
  }
}

async function perSecond(rows: number, work: () => Promise<void>) {
  const began = performance.now()
  await work()
  return rows / ((performance.now() - began) / 1000)
}
