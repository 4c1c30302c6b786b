import { sql, type RawBuilder } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { listsOf, PAGE_SIZE, withoutFilters, type CourseQuery, type Found } from './course-search'

/** More matches than this are not counted: nobody reads so far, and a broad word must not cost more than a narrow one. */
export const MOST_MATCHES = 10_000
const MOST_PROVIDERS = 40
const MOST_VALUES = 60

type Fragment = RawBuilder<unknown>

/**
 * Which courses match, how many, the twenty to show, and how many each filter would leave: one statement. The rows it
 * reads hold live courses only, so they are for everybody to see.
 */
export async function searchCourses(ctx: Context, query: CourseQuery, { isAnyWord = false } = {}): Promise<Found> {
  const { rows } = await sql<Found>`
    with recursive asked as materialized (select exact, wide, said from prospectus_query(${query.words}, ${isAnyWord})),
    ${placesNear(query)},
    match as materialized (${matches(query)}),
    ${reachedRuns(ctx, query)},
    page as materialized (
      select * from candidate where by_run and by_provider and by_route and by_level and by_subject
      order by ${order(query)} limit ${PAGE_SIZE} offset ${(query.page - 1) * PAGE_SIZE}),
    kind as materialized (
      select route, level, subject_area, by_route, by_level, by_subject, count(*)::int as count
      from candidate where by_run and by_provider group by 1, 2, 3, 4, 5, 6)
    select
      (select coalesce(sum(count), 0)::int from kind where by_route and by_level and by_subject) as total,
      coalesce((select said from asked), '') as said,
      (select coalesce(json_agg(shown), '[]') from (${shownCourses(query)}) shown) as courses,
      json_build_object(
        'route', ${kindFacet(sql`route`, sql`by_level and by_subject`)},
        'level', ${kindFacet(sql`level`, sql`by_route and by_subject`)},
        'subject', ${kindFacet(sql`subject_area`, sql`by_route and by_level`)},
        'mode', ${runFacet(query, 'mode')},
        'start', ${runFacet(query, 'start')},
        'provider', ${providerFacet()}) as facets`.execute(ctx.db)
  const [found] = rows
  return (
    found ?? {
      total: 0,
      said: '',
      courses: [],
      facets: { route: [], level: [], subject: [], mode: [], start: [], provider: [] },
    }
  )
}

// The few districts where courses are taught, found by leaping from one to the next in the index, with their distance.
function placesNear({ outcode, within }: CourseQuery) {
  if (outcode === null) return sql`near as (select null::text as outcode, null::double precision as miles where false)`
  return sql`
    place as (
      (select outcode from course_search_run where outcode is not null order by outcode limit 1)
      union all
      select (select run.outcode from course_search_run run where run.outcode > place.outcode order by run.outcode limit 1)
      from place where place.outcode is not null),
    near as materialized (
      select * from (
        select place.outcode, case when place.outcode = ${outcode} then 1 when here.latitude is null or there.latitude is null then null else greatest(
          case when here.is_area or there.is_area then 10 else 1 end,
          great_circle_miles(here.latitude, here.longitude, there.latitude, there.longitude)) end as miles
        from place left join outcode_point(${outcode}) here on true left join lateral outcode_point(place.outcode) there on true
        where place.outcode is not null) measured
      where ${within === null ? sql`true` : sql`miles <= ${within}`})`
}

function matches({ words }: CourseQuery) {
  const columns = sql`course_id, provider_id, title, route, level, subject_area, study_modes, starts`
  if (words === '') return sql`select ${columns}, 0::real as rank from course_search limit ${MOST_MATCHES}`
  return sql`
    select ${columns}, 4 * ts_rank(lead, asked.exact) + ts_rank(lead, asked.wide) as rank
    from asked, course_search where course_search.words @@ asked.wide limit ${MOST_MATCHES}`
}

/** Whether the question is about runs: then each course is judged by those of its runs that fit. */
function asksOfRuns({ modes, starts, outcode, sort }: CourseQuery) {
  return modes.length > 0 || starts.length > 0 || outcode !== null || sort === 'start'
}

function reachedRuns(ctx: Context, query: CourseQuery) {
  if (!asksOfRuns(query))
    return sql`candidate as materialized (select match.*, null::double precision as miles, null::date as next_start, true as by_run, ${judged(query)} from match)`
  const mustHaveRun = query.modes.length > 0 || query.starts.length > 0 || query.within !== null
  return sql`
    hit as materialized (
      select run.course_id, run.study_mode, run.starts_on, run.month, near.miles,
        ${isIn('run.study_mode', query.modes)} as by_mode, ${isIn('run.month', query.starts)} as by_start
      from match join course_search_run run using (course_id)
      ${query.within === null ? sql`left join` : sql`join`} near on near.outcode = run.outcode),
    reached as (
      select course_id, min(miles) as miles, min(starts_on) filter (where starts_on >= ${londonDay(ctx.now)}) as next_start
      from hit where by_mode and by_start group by course_id),
    candidate as materialized (
      select match.*, reached.miles, reached.next_start, ${mustHaveRun ? sql`reached.course_id is not null` : sql`true`} as by_run, ${judged(query)}
      from match left join reached using (course_id))`
}

function judged(query: CourseQuery) {
  return sql`${isIn('match.route', query.routes)} as by_route, ${isIn('match.level', query.levels)} as by_level,
    ${isIn('match.subject_area', query.subjects)} as by_subject, ${isFromProviders(query)} as by_provider`
}

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
          case when not 'studyMode' = any (run.defaulted) then run.study_mode end as "studyMode"
        from course_run run left join site on site.id = run.site_id
        where run.course_id = course.id and run.status = 'live' order by run.starts_on, site.name, run.id limit 30) run) runs on true
    order by ${order(query)}`
}

function kindFacet(column: Fragment, rest: Fragment) {
  return sql`(select coalesce(json_agg(json_build_object('value', value, 'name', null, 'count', count)), '[]') from (
    select ${column} as value, sum(count)::int as count from kind where ${column} is not null and ${rest} group by 1) counted)`
}

/** How many courses have a run of each mode or start, among the runs that fit the rest of the question. */
function runFacet(query: CourseQuery, name: 'mode' | 'start') {
  const rest = sql`by_provider and by_route and by_level and by_subject`
  const counted = asksOfRuns(query)
    ? sql`select value, count(*)::int as count from candidate join (select distinct course_id, ${name === 'mode' ? sql`study_mode` : sql`month`} as value
        from hit where ${name === 'mode' ? sql`by_start` : sql`by_mode`}) fitting using (course_id) where ${rest} and value is not null group by 1`
    : sql`select value, sum(count)::int as count from (select ${name === 'mode' ? sql`study_modes` : sql`starts`} as list, count(*) as count
        from candidate where ${rest} group by 1) listed, unnest(list) as value group by 1`
  return sql`(select coalesce(json_agg(json_build_object('value', value, 'name', null, 'count', count)), '[]') from (
    ${counted} order by 1 limit ${MOST_VALUES}) counted)`
}

function providerFacet() {
  return sql`(select coalesce(json_agg(json_build_object('value', provider.slug, 'name', provider.name, 'count', count) order by count desc, provider.name), '[]') from (
    select provider_id, count(*)::int as count from candidate where by_run and by_route and by_level and by_subject
    group by 1 order by 2 desc, 1 limit ${MOST_PROVIDERS}) counted join organisation provider on provider.id = provider_id)`
}

function isIn(column: string, values: string[]) {
  return values.length === 0 ? sql`true` : sql`coalesce(${sql.ref(column)} = any (${values}), false)`
}

function isFromProviders({ providers }: CourseQuery) {
  return providers.length === 0
    ? sql`true`
    : sql`match.provider_id in (select id from organisation where slug = any (${providers}))`
}

/** Where a question has no answer: what there is without its filters, or with any of its words. */
export async function searchOrSuggest(ctx: Context, query: CourseQuery) {
  const found = await searchCourses(ctx, query)
  if (found.total > 0) return { found, nearest: null }
  const isNarrowed = query.within !== null || Object.values(listsOf(query)).some((list) => list.length > 0)
  const wider = isNarrowed ? await searchCourses(ctx, withoutFilters(query)) : null
  if (wider && wider.total > 0) return { found, nearest: { why: 'filters' as const, ...wider } }
  const loose = query.words === '' ? null : await searchCourses(ctx, withoutFilters(query), { isAnyWord: true })
  return { found, nearest: loose && loose.total > 0 ? { why: 'words' as const, ...loose } : null }
}
