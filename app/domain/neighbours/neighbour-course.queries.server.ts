import { sql } from 'kysely'
import { districtsNear } from '~/domain/courses/outcode'
import type { CourseQuery } from '~/domain/search/course-search'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { shelf } from '~/kit/kept.server'
import { MOST_NEIGHBOURS } from './neighbour'
import {
  canNeighboursAnswer,
  neighbourCard,
  MOST_MATCHES,
  NEIGHBOURS_ON_A_PAGE,
  NEIGHBOURS_SHOWN,
  type Around,
  type NeighbourCourse,
  type NeighbourCoursesFound,
} from './neighbour-course'

const OURS_AT_MOST = 5000
const nobody: Around = { area: '', neighbours: [], ours: [] }
const keptAround = shelf<Around>()

/** The areas around the viewer's own, or around the first one, that have courses to show. Kept until something of it changes. */
export function neighboursAround(ctx: Context): Promise<Around> {
  const { areaId } = ctx.actor
  return keptAround(ctx, areaId ?? '', async () => {
    const { rows } = await sql<Around>`
      select area.name as area,
        (select coalesce(json_agg(one), '[]') from (
          select id, name, attribution, courses from neighbour
          where area_id = area.id and courses > 0 order by name limit ${MOST_NEIGHBOURS}) one) as neighbours,
        (select coalesce(json_agg(ukprn), '[]') from (
          select ukprn from organisation provider
          where exists (select from neighbour_course theirs where theirs.ukprn = provider.ukprn)
            and exists (select from course_search where provider_id = provider.id) limit ${OURS_AT_MOST}) own) as ours
      from area
      where id = coalesce(${areaId}::uuid, (select id from area order by created_at, id limit 1))`.execute(ctx.db)
    return rows[0] ?? nobody
  })
}

type Looking = { today: string; from: string | null }

/**
 * What stands below our own answer: the best few matches in the areas around, and how many there are. No statement is sent
 * where there is no neighbour or nothing was asked that headlines can answer.
 */
export async function neighboursBeside(ctx: Context, query: CourseQuery, { today, from }: Looking) {
  const around = await neighboursAround(ctx)
  const { area, neighbours } = around
  const isAsked = neighbours.length > 0 && query.words !== '' && query.page === 1 && canNeighboursAnswer(query)
  const { total, courses } = isAsked
    ? await found(ctx, around, query, { size: NEIGHBOURS_SHOWN, after: null })
    : { total: 0, courses: [] }
  return {
    area,
    names: query.words === '' && query.page === 1 ? neighbours.map(({ name }) => name) : [],
    total,
    courses: courses.map((course) => neighbourCard(course, around, today, from)),
  }
}

/** A page of all matches in the areas around, and where the next one begins. */
export async function coursesOfNeighbours(
  ctx: Context,
  query: CourseQuery,
  { today, from, cursor }: Looking & { cursor: string | null },
) {
  const around = await neighboursAround(ctx)
  const { area, neighbours } = around
  const after = placeIn(cursor)
  const { total, courses } =
    neighbours.length === 0
      ? { total: 0, courses: [] }
      : await found(ctx, around, query, { size: NEIGHBOURS_ON_A_PAGE + 1, after })
  const { rows, next } = pageOf(courses, NEIGHBOURS_ON_A_PAGE, ({ rank, title, id }) => [rank, title, id])
  const shown = rows.map((course) => neighbourCard(course, around, today, from))
  return { area, neighbours, total, courses: shown, next, isFirst: after === null }
}

function placeIn(cursor: string | null): Part['after'] {
  const [rank, title, id] = valuesAt(cursor, 3) ?? []
  if (rank === undefined || title === undefined || id === undefined || !Number.isFinite(Number(rank))) return null
  return { rank: Number(rank), title, id }
}

type Part = { size: number; after: { rank: number; title: string; id: string } | null }

/** What matches, how many of it, and one part of it in order: one statement. */
async function found(ctx: Context, around: Around, query: CourseQuery, part: Part): Promise<NeighbourCoursesFound> {
  const { rows } = await sql<{ total: number; courses: NeighbourCourse[] | null }>`
    with asked as materialized (select exact, wide, exact_title, wide_title, is_same from prospectus_query(${query.words}, false)),
    match as ${query.words === '' ? everything(around, query) : matches(around, query)},
    page as (select id, title, rank from match where ${isAfter(part)} order by rank desc, title, id limit ${part.size})
    select (select count(*)::int from (select from match limit ${MOST_MATCHES}) counted) as total,
      (select json_agg(shown) from (
        select course.id, course.title, course.provider_name as "providerName", neighbour.name as "neighbourName", course.level, course.qualification,
          course.towns, course.outcodes, course.starts, course.url, page.rank
        from page join neighbour_course course using (id) join neighbour on neighbour.id = course.neighbour_id
        order by page.rank desc, page.title, page.id) shown) as courses`.execute(ctx.db)
  return { total: rows[0]?.total ?? 0, courses: rows[0]?.courses ?? [] }
}

function matches(around: Around, query: CourseQuery) {
  return sql`materialized (
    select id, title, ((case when words @@ asked.exact_title then 4 when words @@ asked.wide_title then 2 else 0 end)
      + case when asked.is_same then ts_rank(words, asked.exact) else 4 * ts_rank(words, asked.exact) + ts_rank(words, asked.wide) end)::float8 as rank
    from asked, neighbour_course where words @@ asked.wide and ${fits(around, query)} limit ${MOST_MATCHES})`
}

// Not kept aside, so that a page of all courses is read along the index of their titles.
function everything(around: Around, query: CourseQuery) {
  return sql`not materialized (select id, title, 0::float8 as rank from neighbour_course where ${fits(around, query)})`
}

function isAfter({ after }: Part) {
  if (after === null) return sql`true`
  const { rank, title, id } = after
  return sql`(rank < ${rank} or (rank = ${rank} and (title, id) > (${title}, ${id}::uuid)))`
}

/** A course of a neighbour that is not ours as well, and that the filters would leave. */
function fits({ neighbours, ours }: Around, { routes, levels, starts, outcode, within }: CourseQuery) {
  const near = outcode === null || within === null ? null : districtsNear(outcode, within).map(({ code }) => code)
  const isIn = (column: string, values: string[]) =>
    values.length === 0 ? sql`true` : sql`coalesce(${sql.ref(column)} = any (${values}), false)`
  const isUnknownWanted = starts.includes('unknown') ? sql`starts = '{}'` : sql`false`
  return sql`neighbour_id = any (${neighbours.map(({ id }) => id)}::uuid[])
    and ${ours.length === 0 ? sql`true` : sql`coalesce(ukprn <> all (${ours}), true)`}
    and ${isIn('route', routes)} and ${isIn('level', levels)}
    and ${starts.length === 0 ? sql`true` : sql`(starts && ${starts}::text[] or ${isUnknownWanted})`}
    and ${near === null ? sql`true` : sql`outcodes && ${[...near, outcode]}::text[]`}`
}
