import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { shelf } from '~/kit/kept.server'
import { foundIn, type Answer } from './course-counts'
import { courseQuery, PAGE_SIZE, withoutFilters, type CourseQuery, type Found, type FoundCourse } from './course-search'
import { mayNameTown, type Towns } from './asked-place'
import { districtsNear } from '~/domain/courses/outcode'

/** More matches than this are not counted: nobody reads so far, and a broad word must not cost more than a narrow one. */
export const MOST_MATCHES = 10_000
const MOST_PROVIDERS = 40
const FEW = 5
const MOST_PLACES = 30
const MOST_TOWNS = 2000

const keptTowns = shelf<Towns>()

/** The question of an address, with the towns of our sites understood as places. */
export async function questionIn(ctx: Context, params: URLSearchParams): Promise<CourseQuery> {
  const namesTown = mayNameTown(params.get('q') ?? '', params.get('postcode') ?? '')
  return courseQuery(params, namesTown ? await keptTowns(ctx, '', () => townsOfSites(ctx)) : undefined)
}

async function townsOfSites(ctx: Context): Promise<Towns> {
  const rows = await ctx.db
    .selectFrom('site')
    .select(['town', 'outcode'])
    .where('town', 'is not', null)
    .where('outcode', 'is not', null)
    .groupBy(['town', 'outcode'])
    .orderBy((eb) => eb.fn.countAll())
    .orderBy('town')
    .orderBy('outcode')
    .limit(MOST_TOWNS)
    .execute()
  return new Map(rows.map(({ town, outcode }) => [town?.toLowerCase() ?? '', outcode ?? '']))
}

/**
 * Which courses match, how many, the twenty to show, and how many each filter would leave: one statement. The rows it
 * reads hold live courses only, so they are for everybody to see.
 */
export async function searchCourses(ctx: Context, query: CourseQuery): Promise<Found & { matched: number }> {
  const { rows } = await sql<Answer>`
    with asked as materialized (${asked(ctx, query.words, false)}),
    match as materialized (${matches(query)}),
    ${asksOfRuns(query) ? fittingRuns(ctx, query) : sql`candidate as (select *, null::double precision as miles, null::date as next_start, true as by_run from match)`},
    page as materialized (
      select * from candidate where by_run and by_provider and ${isOfKind}
      order by ${order(query)} limit ${PAGE_SIZE} offset ${(query.page - 1) * PAGE_SIZE})
    select (select said from asked) as said, (select count(*)::int from match) as matched,
      (select json_agg(shown) from (${shownCourses(query)}) shown) as courses,
      (select json_agg(kind) from (
        select route, level, subject_area as subject, is_collaborative as "isShared", by_route as "byRoute", by_level as "byLevel",
          by_subject as "bySubject", by_shared as "byShared", count(*)::int as count
        from candidate where by_run and by_provider group by 1, 2, 3, 4, 5, 6, 7, 8) kind) as kinds,
      (select json_agg(timing) from (select modes, patterns, starts, is_open as "isOpen", count(*)::int as count
        from candidate where by_provider and ${isOfKind} group by 1, 2, 3, 4) timing) as timings,
      (select json_agg(provider) from (${providersOfMatches()}) provider) as providers
      ${query.isMap ? placesOfMatches() : sql``}`.execute(ctx.db)
  return foundIn(rows[0])
}

/** The words as the search understands them in the reader's own area. */
function asked(ctx: Context, words: string, isAnyWord: boolean) {
  return sql`select exact, wide, exact_title, wide_title, said, is_same from prospectus_query(${words}, ${isAnyWord}, ${ctx.actor.areaId}::uuid)`
}

function matches(query: CourseQuery) {
  const judged = sql`course_id, provider_id, title, route, level, subject_area, study_modes as modes, patterns, starts, is_open, is_collaborative,
    ${isIn('route', query.routes)} as by_route, ${isIn('level', query.levels)} as by_level,
    ${isIn('subject_area', query.subjects)} as by_subject, ${query.shared.length > 0 ? sql`is_collaborative` : sql`true`} as by_shared,
    ${isFromProviders(query)} as by_provider`
  if (query.words === '') return sql`select ${judged}, 0::real as rank from course_search limit ${MOST_MATCHES}`
  return sql`
    select ${judged}, (case when lead @@ asked.exact_title then 4 when lead @@ asked.wide_title then 2 else 0 end
      + case when asked.is_same then ts_rank(lead, asked.exact) else 4 * ts_rank(lead, asked.exact) + ts_rank(lead, asked.wide) end) as rank
    from asked, course_search where course_search.words @@ asked.wide limit ${MOST_MATCHES}`
}

/** Whether the question is about runs: then each course is judged by those of its runs that fit. */
function asksOfRuns(query: CourseQuery) {
  return mustHaveRun(query) || query.outcode !== null || query.sort === 'start' || query.isMap
}

function mustHaveRun({ modes, patterns, starts, open, within }: CourseQuery) {
  return [modes, patterns, starts, open].some(({ length }) => length > 0) || within !== null
}

const isOfKind = sql`by_route and by_level and by_subject and by_shared`

function fittingRuns(ctx: Context, query: CourseQuery) {
  const { outcode, within } = query
  const near = outcode === null ? [] : districtsNear(outcode, within)
  return sql`
    near as materialized (select * from unnest(${near.map(({ code }) => code)}::text[], ${near.map(({ miles }) => miles)}::double precision[]) as near (place, miles)),
    hit as materialized (
      select run.course_id, run.outcode, run.study_mode, run.pattern, run.is_open, run.month, run.starts_on, case when run.outcode = ${outcode} then 1 else near.miles end as miles,
        ${isIn('run.study_mode', query.modes)} as by_mode, ${isIn('run.month', query.starts)} as by_start,
        ${isIn('run.pattern', query.patterns)} as by_pattern, ${query.open.length > 0 ? sql`run.is_open` : sql`true`} as by_open,
        by_provider and ${isOfKind} as by_course
      from match join course_search_run run using (course_id) left join near using (place)
      where ${within === null ? sql`true` : sql`near.miles is not null or run.outcode = ${outcode}`}),
    told as (
      select course_id, min(miles) filter (where ${fits}) as miles, min(starts_on) filter (where ${fits} and starts_on >= ${londonDay(ctx.now)}) as next_start,
        bool_or(${fits}) as fits,
        string_agg(study_mode, ',') filter (where by_start and by_pattern and by_open) as modes,
        string_agg(pattern, ',') filter (where by_mode and by_start and by_open) as patterns,
        string_agg(month, ',') filter (where by_mode and by_pattern and by_open) as starts,
        bool_or(is_open and by_mode and by_start and by_pattern) as is_open
      from hit group by course_id),
    candidate as materialized (
      select ${judgedKinds}, match.course_id, match.provider_id, match.title, match.rank, told.miles, told.next_start, told.modes, told.patterns, told.starts,
        coalesce(told.is_open, false) as is_open, ${mustHaveRun(query) ? sql`coalesce(told.fits, false)` : sql`true`} as by_run
      from match left join told using (course_id))`
}

const fits = sql`by_mode and by_start and by_pattern and by_open`
const judgedKinds = sql`match.route, match.level, match.subject_area, match.is_collaborative, by_route, by_level, by_subject, by_shared, by_provider`

function order({ sort }: CourseQuery) {
  if (sort === 'distance') return sql`miles nulls last, rank desc, title, course_id`
  if (sort === 'start') return sql`next_start nulls last, rank desc, title, course_id`
  return sort === 'title' ? sql`title, course_id` : sql`rank desc, title, course_id`
}

function shownCourses(query: CourseQuery) {
  return sql`
    select course.slug, course.title, course.summary, course.route, course.level, provider.name as "providerName", provider.slug as "providerSlug",
      page.miles, runs.runs
    from page
    join course on course.id = page.course_id
    join organisation provider on provider.id = course.provider_id
    left join lateral (
      select coalesce(json_agg(run), '[]') as runs from (
        select site.name as "siteName", site.town, run.starts_on as "startsOn", run.start_precision as "startPrecision", run.start_text as "startText",
          case when not 'studyMode' = any (run.defaulted) then run.study_mode end as "studyMode",
          coalesce(site.outcode, split_part(provider.postcode, ' ', 1)) as outcode
        from course_run run left join site on site.id = run.site_id
        where run.course_id = course.id and run.status = 'live' order by run.starts_on, site.name, run.id limit 30) run) runs on true
    order by ${order(query)}`
}

function providersOfMatches() {
  return sql`
    select provider.slug as value, provider.name, counted.count from (
      select provider_id, count(*)::int as count from candidate where by_run and ${isOfKind}
      group by 1 order by 2 desc, 1 limit ${MOST_PROVIDERS}) counted
    join organisation provider on provider.id = provider_id order by counted.count desc, provider.name`
}

function placesOfMatches() {
  return sql`, (select json_agg(place) from (
    select outcode, count, (select coalesce(json_agg(distinct town), '[]') from site where site.outcode = counted.outcode and town is not null) as towns
    from (select outcode, count(distinct course_id)::int as count from hit
      where by_course and by_mode and by_start and by_pattern and by_open and outcode is not null
      group by 1 order by 2 desc, 1 limit ${MOST_PLACES}) counted order by count desc, outcode) place) as places`
}

function isIn(column: string, values: string[]) {
  return values.length === 0 ? sql`true` : sql`coalesce(${sql.ref(column)} = any (${values}), false)`
}

function isFromProviders({ providers }: CourseQuery) {
  return providers.length === 0
    ? sql`true`
    : sql`provider_id in (select id from organisation where slug = any (${providers}))`
}

/** Where a question has no answer: what there is without its filters, or else with the rarest of its words. */
export async function searchOrSuggest(ctx: Context, query: CourseQuery) {
  const { matched, ...found } = await searchCourses(ctx, query)
  if (found.total > 0) return { found, nearest: null }
  const wider = withoutFilters(query)
  if (matched > 0)
    return { found, nearest: { why: 'filters' as const, total: matched, courses: await bestOf(ctx, wider, false) } }
  const courses = query.words === '' ? [] : await bestOf(ctx, wider, true)
  return { found, nearest: courses.length === 0 ? null : { why: 'words' as const, total: courses.length, courses } }
}

/** The few best matches, and nothing else. */
async function bestOf(ctx: Context, query: CourseQuery, isAnyWord: boolean): Promise<FoundCourse[]> {
  const { rows } = await sql<FoundCourse>`
    with asked as materialized (${asked(ctx, query.words, isAnyWord)}),
    match as (${matches(query)}),
    page as (select match.*, null::double precision as miles from match order by rank desc, title, course_id limit ${FEW})
    ${shownCourses({ ...query, sort: 'relevance' })}`.execute(ctx.db)
  return rows
}
