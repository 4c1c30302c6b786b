import { sql, type Kysely } from 'kysely'
import { openDatabase } from '#db/connection.server'
import type { DB } from '#db/schema'
import type { CourseQuery } from '~/domain/search/course-search'
import { searchOrSuggest } from '~/domain/search/course-search.queries.server'
import type { Context } from '~/kit/context.server'
import { figure, percentile, type Figure } from './figure'
import { questionsAbout } from './search-questions'
import type { World } from './world'

const LARGE = Number(process.env.BENCH_LARGE ?? 100_000)
const PASSES = 3

type Times = { search: number[]; count: number[]; answered: number }

/** B8 and B10: the search as the page asks it, against a bare count of what matches, at this size and at a tenfold one. */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const owner = openDatabase({ url, max: 1 })
  try {
    const ctx = { ...(await world.contextOf(null)), db: owner.db }
    const questions = await questionsHere(owner.db)
    const courses = await coursesIn(owner.db)
    const small = await asked(ctx, questions)
    const large = await atLargeSize(ctx, courses, questions)
    return [searchFigure(small, courses, questions.length), growthFigure(small, large, courses)]
  } finally {
    await owner.close()
  }
}

function searchFigure({ search, count, answered }: Times, courses: number, asked: number) {
  const [p50, p95, bare] = [percentile(search, 0.5), percentile(search, 0.95), percentile(count, 0.5)]
  return figure(
    {
      name: 'B8',
      what: `search of ${courses} courses with facets, distance and mended words, 95th percentile`,
      value: p95,
      unit: 'ms',
      against: `p50 of the bare count ${bare.toFixed(2)} ms`,
      ratio: p95 / bare,
      notes: `p50 ${p50.toFixed(2)} ms; ${answered} of ${asked} questions had an answer`,
    },
    { better: 'less', floor: 20, goal: 12, stretch: 8 },
  )
}

function growthFigure(small: Times, large: Times, courses: number) {
  const [before, after] = [percentile(small.search, 0.95), percentile(large.search, 0.95)]
  return figure(
    {
      name: 'B10',
      what: `the same search of ${LARGE} courses, 95th percentile`,
      value: after,
      unit: 'ms',
      against: `${courses} courses ${before.toFixed(1)} ms`,
      ratio: after / before,
      notes: `p50 ${percentile(large.search, 0.5).toFixed(1)} ms`,
    },
    { better: 'less', floor: 8, goal: 5, stretch: 3.5 },
  )
}

/** Every question once without counting the time, to warm up, then the last of three passes. */
async function asked(ctx: Context, questions: CourseQuery[]): Promise<Times> {
  let times: Times = { search: [], count: [], answered: 0 }
  for (let pass = 0; pass < PASSES; pass += 1) {
    times = { search: [], count: [], answered: 0 }
    for (const question of questions) {
      times.count.push(await timed(() => bareCount(ctx.db, question.words)))
      times.search.push(
        await timed(async () => {
          const { found } = await searchOrSuggest(ctx, question)
          times.answered += found.total > 0 ? 1 : 0
        }),
      )
    }
  }
  return times
}

function bareCount(db: Kysely<DB>, words: string) {
  return sql`select count(*) from course_search, (select wide from prospectus_query(${words}, false)) asked
    where course_search.words @@ asked.wide`.execute(db)
}

/** Questions about the courses this county has. */
export async function questionsHere(db: Kysely<DB>) {
  const titles = await db.selectFrom('courseSearch').select('title').distinct().orderBy('title').execute()
  const places = await db
    .selectFrom('courseSearchRun')
    .select('outcode')
    .distinct()
    .where('outcode', 'is not', null)
    .orderBy('outcode')
    .execute()
  return questionsAbout(
    titles.map(({ title }) => title),
    places.flatMap(({ outcode }) => outcode ?? []),
  )
}

async function coursesIn(db: Kysely<DB>) {
  const { count } = await db
    .selectFrom('courseSearch')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Copies of all courses, in a transaction that is rolled back: the county stays as it was. */
async function atLargeSize(ctx: Context, courses: number, questions: CourseQuery[]): Promise<Times> {
  const transaction = await ctx.db.startTransaction().execute()
  try {
    await sql`set local maintenance_work_mem = '256MB'`.execute(transaction)
    await grow(transaction, Math.max(1, Math.round(LARGE / courses)) - 1)
    return await asked({ ...ctx, db: transaction }, questions)
  } finally {
    await transaction.rollback().execute()
    for (const table of ['course', 'course_search', 'course_search_run'])
      await sql`vacuum (analyze) ${sql.ref(table)}`.execute(ctx.db)
  }
}

async function grow(db: Kysely<DB>, copies: number) {
  await sql`create temporary table copy on commit drop as
    select course_id, gen_random_uuid() as copy_id, n from course_search, generate_series(1, ${sql.lit(copies)}) n`.execute(
    db,
  )
  await sql`insert into course (id, provider_id, key, slug, status, title, summary, route, level, subject_code)
    select copy_id, provider_id, copy_id, slug || '-' || n, status, title, summary, route, level, subject_code
    from copy join course on course.id = copy.course_id`.execute(db)
  await sql`insert into course_search (course_id, provider_id, title, route, level, subject_area, study_modes, patterns, starts, is_open, is_collaborative, lead, words)
    select copy_id, provider_id, title, route, level, subject_area, study_modes, patterns, starts, is_open, is_collaborative, lead, words
    from copy join course_search using (course_id)`.execute(db)
  await sql`insert into course_search_run (course_id, position, outcode, study_mode, pattern, is_open, starts_on, month)
    select copy_id, position, outcode, study_mode, pattern, is_open, starts_on, month from copy join course_search_run using (course_id)`.execute(
    db,
  )
  for (const table of ['course', 'course_search', 'course_search_run']) await sql`analyze ${sql.ref(table)}`.execute(db)
}

async function timed(work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
