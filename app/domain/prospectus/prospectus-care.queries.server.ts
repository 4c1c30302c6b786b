import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { STALE_DAYS } from '~/domain/publishing/own-course'
import type { ProviderCare } from './prospectus-care'
import { FEWEST_SHOWN } from '~/domain/search/unanswered-search'

const PROVIDERS_AT_MOST = 300
const SHOWN = 20
const ASKED_DAYS = 90
const OPENED_DAYS = 30

/** How whole each provider's live courses are, those with the most courses first; one provider's alone where it is named. */
export async function careOfProviders(ctx: Context, areaId: string, providerId?: string): Promise<ProviderCare[]> {
  mustBeAllowed(ctx, 'prospectus.care', { areaId })
  const { rows } = await sql<ProviderCare>`
    with run as materialized (
      select course_id, bool_or(starts_on is not null) as is_dated, bool_or(coalesce(site.town, site.postcode) is not null) as is_placed
      from course_run left join site on site.id = course_run.site_id where status = 'live' group by course_id),
    linked as materialized (
      select from_course_id as course_id from progression_link where from_course_id is not null
      union select to_course_id from progression_link where to_course_id is not null),
    cared as (
      select course.provider_id, count(*)::int as courses, count(*) filter (where run.is_dated)::int as dates,
        count(*) filter (where run.is_placed)::int as sites, count(requirement.course_id)::int as requirements,
        count(linked.course_id)::int as progression,
        count(*) filter (where coalesce(course.reviewed_on, (course.updated_at at time zone 'Europe/London')::date) >= ${reviewedSince(ctx)})::int as reviewed
      from course
      left join run on run.course_id = course.id
      left join linked on linked.course_id = course.id
      left join entry_requirement requirement on requirement.course_id = course.id
      where course.status = 'live' ${providerId === undefined ? sql`` : sql`and course.provider_id = ${providerId}`}
      group by course.provider_id)
    select provider.id as "providerId", provider.name as provider, provider.slug, cared.courses, cared.dates, cared.sites, cared.requirements,
      cared.progression, cared.reviewed, chase.chased_on as "chasedOn",
      (select count(*)::int from membership where organisation_id = provider.id and role = 'admissions-manager' and ended_at is null) as managers
    from cared
    join organisation provider on provider.id = cared.provider_id and provider.area_id = ${areaId} and provider.status <> 'closed'
    left join prospectus_chase chase on chase.provider_id = provider.id
    order by cared.courses desc, provider.name, provider.id limit ${PROVIDERS_AT_MOST}`.execute(ctx.db)
  return rows
}

/** The live courses that nobody has checked for longest, and how many there are. */
export async function staleCourses(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'prospectus.care', { areaId })
  const { rows } = await sql<{ slug: string; title: string; provider: string; checkedOn: string; total: number }>`
    select course.slug, course.title, provider.name as provider,
      coalesce(course.reviewed_on, (course.updated_at at time zone 'Europe/London')::date) as "checkedOn", count(*) over ()::int as total
    from course join organisation provider on provider.id = course.provider_id
    where course.status = 'live' and provider.area_id = ${areaId}
      and coalesce(course.reviewed_on, (course.updated_at at time zone 'Europe/London')::date) < ${reviewedSince(ctx)}
    order by 4, course.title, course.id limit ${SHOWN}`.execute(ctx.db)
  return rows
}

/** What people have looked for in the last three months and not found, the most asked first; rare ones are kept back. */
export async function unansweredSearches(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'prospectus.care', { areaId })
  const { rows } = await sql<{ words: string; why: string; times: number; lastOn: string }>`
    select words, max(why) as why, sum(times)::int as times, max(on_day) as "lastOn" from unanswered_search
    where area_id = ${areaId} and on_day > ${addDays(londonDay(ctx.now), -ASKED_DAYS)}
    group by words having sum(times) >= ${FEWEST_SHOWN}
    order by 3 desc, words limit ${SHOWN}`.execute(ctx.db)
  return rows
}

/** Live courses that have stood for a month without being opened by anybody, and how many; since when openings are counted. */
export async function unopenedCourses(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'prospectus.care', { areaId })
  const since = addDays(londonDay(ctx.now), -OPENED_DAYS)
  const { rows } = await sql<{ slug: string; title: string; provider: string; total: number }>`
    select course.slug, course.title, provider.name as provider, count(*) over ()::int as total
    from course join organisation provider on provider.id = course.provider_id
    where course.status = 'live' and provider.area_id = ${areaId} and course.created_at < ${since}::date
      and exists (select from course_view where on_day <= ${since})
      and not exists (select from course_view seen where seen.course_id = course.id and seen.on_day > ${since})
    order by provider.name, course.title, course.id limit ${SHOWN}`.execute(ctx.db)
  return rows
}

function reviewedSince(ctx: Context) {
  return sql`${addDays(londonDay(ctx.now), -STALE_DAYS)}::date`
}
