import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { birthdaysFollowed } from './list'
import { refreshOutOfArea } from './refresh.jobs.server'

const AREAS_AT_MOST = 100

/** Each night: who is on the lists is worked out anew, each area by itself. */
export async function askForOutOfArea(ctx: Context): Promise<void> {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id: areaId } of areas) await enqueue(ctx, refreshOutOfArea, { areaId }, { key: `out-of-area:${areaId}` })
}

/** Works out the lists of an area in one statement. Who stays keeps the day since when; a second time on a day changes nothing. */
export async function refreshLists(ctx: Context, areaId: string): Promise<void> {
  const today = londonDay(ctx.now)
  const { first, last } = birthdaysFollowed(today)
  await sql`
    with own as materialized (
      select authority.id, authority.authority_code as code from area_authority mine
      join organisation authority on authority.id = mine.authority_id where mine.area_id = ${areaId}),
    person as (
      select learner.id, lower(learner.family_name || ' ' || learner.given_names) as sort_name, doing.code, place.id as place_id,
        learner.authority_id is null or learner.authority_id in (select id from own) as lives_here,
        case when place.authority_id is not null then place.authority_id in (select id from own)
          when place.laestab is not null then left(place.laestab, 3) in (select code from own) end as learns_here
      from learner
      left join activity doing on doing.learner_id = learner.id and doing.status = 'confirmed' and doing.ended_at is null
      left join activity_code known on known.code = doing.code
      left join roll_entry roll on roll.learner_id = learner.id and roll.left_on is null
      left join organisation place on place.id = coalesce(
        case when known.family in ('compulsory', 'education', 'training', 're-engagement') or known.code in ('310', '320')
          then doing.provider_id end, roll.school_id)
      where learner.area_id = ${areaId} and learner.merged_into_id is null
        and learner.born_on between ${first}::date and ${last}::date),
    listed as (
      select id, 'at-home' as list, sort_name, null::uuid as place_id from person where code = '120'
      union all
      select id, 'learns-elsewhere', sort_name, place_id from person where lives_here and not learns_here
      union all
      select id, 'lives-elsewhere', sort_name, place_id from person where not lives_here and learns_here is not false),
    gone as (
      delete from out_of_area kept where kept.area_id = ${areaId}
        and not exists (select from listed where listed.id = kept.learner_id and listed.list = kept.list))
    insert into out_of_area (learner_id, list, area_id, sort_name, place_id, since)
    select id, list, ${areaId}, sort_name, place_id, ${today}::date from listed
    on conflict (learner_id, list) do update set area_id = excluded.area_id, sort_name = excluded.sort_name, place_id = excluded.place_id
      where (out_of_area.area_id, out_of_area.sort_name, out_of_area.place_id)
        is distinct from (excluded.area_id, excluded.sort_name, excluded.place_id)`.execute(ctx.db)
}
