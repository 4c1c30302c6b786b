import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { catalogue, fileOf, type CourseTold } from '#tests/support/catalogues'
import { racingDatabase } from '#tests/support/database'

const test$ = racingDatabase()
const COURSES = 800
const KILLS = 8

const feed = (year: number) =>
  catalogue(
    Array.from({ length: COURSES }, (_, n): CourseTold => ({
      id: `c${n}`,
      title: `Course ${n} of ${year}`,
      runs: [{ id: `r${n}`, inside: `<mlo:start>7 September ${year}</mlo:start>`, postcode: `QX${(n % 20) + 1} 1AB` }],
    })),
  )

describe('F-10: an import that is killed', () => {
  test('leaves the old catalogue or the new one, never a mix, and the next import is clean', async () => {
    const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
    const [before, after] = [await fileOf(feed(2027)), await fileOf(feed(2028))]
    await importCourses(ctx, before)
    const begun = performance.now()
    await importCourses(ctx, after)
    const usual = performance.now() - begun

    for (let kill = 0; kill < KILLS; kill += 1) {
      await importCourses(ctx, before)
      const importing = importCourses(ctx, after).catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, (usual * kill) / KILLS))
      await killEverybodyElse(ctx)
      await importing

      expect(['2027 only', '2028 only']).toContain(await yearsShown(ctx))
    }

    const again = await importCourses(ctx, after)

    expect(again.status).toBe('done')
    expect(await yearsShown(ctx)).toBe('2028 only')
    expect(await leftRunning(ctx)).toEqual([])
  }, 180_000)
})

describe('two imports at once', () => {
  test('of one provider wait for each other', async () => {
    const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
    const files = await Promise.all([fileOf(feed(2027)), fileOf(feed(2028))])

    const reports = await Promise.all(files.map((file) => importCourses(ctx, file)))

    expect(reports.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(['2027 only', '2028 only']).toContain(await yearsShown(ctx))
  }, 180_000)
})

/** What the database does with a process that was killed: its connection ends and its work is undone. */
async function killEverybodyElse(ctx: Context) {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(ctx.db)
}

/** Which years the courses, their runs and the search speak of, all together. */
async function yearsShown(ctx: Context) {
  const { rows } = await sql<{ year: string }>`
    select distinct right(title, 4) as year from course where status = 'live'
    union select distinct to_char(starts_on, 'YYYY') from course_run where status = 'live'
    union select distinct right(title, 4) from course_search
    union select distinct left(month, 4) from course_search_run`.execute(ctx.db)
  return rows.length === 1 ? `${rows[0]?.year} only` : rows.map(({ year }) => year).join(' and ')
}

function leftRunning(ctx: Context) {
  return ctx.db.selectFrom('intake').select('id').where('status', '=', 'running').execute()
}
