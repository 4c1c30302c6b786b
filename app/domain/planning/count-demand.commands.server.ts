import { sql } from 'kysely'
import { takingPlaces } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { choiceFacts, levelOfCourse } from './choice-facts.queries.server'
import type { Counted } from './counted'

/** Counts what is asked for and what there is, by provider, site, subject and level. What was counted before goes. */
export async function countDemand(ctx: Context, { cycle, countedTo, until }: Counted) {
  await ctx.db.deleteFrom('demandLine').where('areaId', '=', cycle.areaId).where('cycleId', '=', cycle.id).execute()
  await sql`
    insert into demand_line (area_id, cycle_id, provider_id, site_id, subject_code, level, counted_to, counted_at, runs, runs_untold,
      places, choices, first_choices, offers, accepted, enrolled, refused_full, taken, unfilled)
    ${choiceFacts(cycle.startsOn, until)}, asked as (
      select run_id, sum(choice)::int as choices, sum(first)::int as first_choices, sum(offer)::int as offers, sum(yes)::int as accepted,
        sum(enrolled)::int as enrolled, sum(full_up)::int as refused_full, sum(taken)::int as taken
      from (
        select asked_run_id as run_id, 1 as choice, is_first::int as first, 0 as offer, 0 as yes, 0 as enrolled, 0 as full_up, 0 as taken
        from facts
        union all
        select run_id, 0, 0, is_offered::int, is_accepted::int, is_enrolled::int, is_refused_full::int,
          (state = any (${takingPlaces}::choice_state[]))::int
        from facts) each_choice
      group by run_id
    ), line as (
      select course.provider_id, run.site_id, coalesce(course.subject_code, '') as subject_code, ${levelOfCourse} as level, run.places,
        ${isOfCycle(cycle.startsOn)} as is_on, asked.*
      from course_run run
      join course on course.id = run.course_id
      join organisation provider on provider.id = course.provider_id and provider.area_id = ${cycle.areaId}
      left join asked on asked.run_id = run.id
      where asked.run_id is not null or (run.cancelled_at is null and run.status <> 'draft' and ${isOfCycle(cycle.startsOn)})
    )
    select ${cycle.areaId}, ${cycle.id}, provider_id, site_id, subject_code, level, ${countedTo}::date, ${ctx.now}::timestamptz,
      (count(*) filter (where is_on))::int, (count(*) filter (where is_on and places is null))::int,
      coalesce(sum(places) filter (where is_on), 0)::int, coalesce(sum(choices), 0)::int, coalesce(sum(first_choices), 0)::int,
      coalesce(sum(offers), 0)::int, coalesce(sum(accepted), 0)::int, coalesce(sum(enrolled), 0)::int,
      coalesce(sum(refused_full), 0)::int, coalesce(sum(taken), 0)::int,
      coalesce(sum(greatest(0, places - coalesce(taken, 0))) filter (where is_on), 0)::int
    from line
    group by provider_id, site_id, subject_code, level
    order by provider_id, site_id, subject_code, level`.execute(ctx.db)
}

/**
 * The starts that the learners of a cycle apply for: those of the school year after it opens; without a day, those whose last day to apply
 * falls into it; with neither, those there are.
 */
export function isOfCycle(startsOn: string) {
  return sql`(run.cancelled_at is null and run.status <> 'draft' and case
    when run.starts_on is not null then run.starts_on >= (${startsOn}::date + interval '11 months') and run.starts_on < (${startsOn}::date + interval '23 months')
    when run.apply_until is not null then run.apply_until >= (${startsOn}::date + interval '1 month') and run.apply_until < (${startsOn}::date + interval '13 months')
    else run.status = 'live' end)`
}
