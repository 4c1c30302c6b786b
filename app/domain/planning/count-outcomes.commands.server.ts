import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { choiceFacts, levelOfCourse } from './choice-facts.queries.server'
import { isOfCycle } from './count-demand.commands.server'
import type { Counted } from './counted'

/** Counts what a cycle came to by the end of a day: places, who asked, who came, and who did not leave early. What was counted before goes. */
export async function countOutcomes(ctx: Context, { cycle, countedTo, until }: Counted) {
  await ctx.db.deleteFrom('cycleOutcome').where('areaId', '=', cycle.areaId).where('cycleId', '=', cycle.id).execute()
  await sql`
    insert into cycle_outcome (area_id, cycle_id, subject_code, level, counted_to, places, runs_untold, choices, first_choices, enrolled, stayed)
    ${choiceFacts(cycle.startsOn, until)}, asked as (
      select run_id, sum(choice)::int as choices, sum(first)::int as first_choices, sum(enrolled)::int as enrolled, sum(stayed)::int as stayed
      from (
        select asked_run_id as run_id, 1 as choice, is_first::int as first, 0 as enrolled, 0 as stayed from facts
        union all
        select run_id, 0, 0, 1, (not exists (
          select from enrolment join programme_end on programme_end.enrolment_id = enrolment.id and programme_end.undone_at is null
          where enrolment.choice_id = facts.id and programme_end.kind <> 'completed' and programme_end.recorded_at < ${until}))::int
        from facts where is_enrolled) each_choice
      group by run_id
    ), line as (
      select coalesce(course.subject_code, '') as subject_code, ${levelOfCourse} as level, run.places,
        ${isOfCycle(cycle.startsOn)} as is_on, asked.*
      from course_run run
      join course on course.id = run.course_id
      join organisation provider on provider.id = course.provider_id and provider.area_id = ${cycle.areaId}
      left join asked on asked.run_id = run.id
      where asked.run_id is not null or (run.cancelled_at is null and run.status <> 'draft' and ${isOfCycle(cycle.startsOn)})
    )
    select ${cycle.areaId}, ${cycle.id}, subject_code, level, ${countedTo}::date, coalesce(sum(places) filter (where is_on), 0)::int,
      (count(*) filter (where is_on and places is null))::int, coalesce(sum(choices), 0)::int, coalesce(sum(first_choices), 0)::int,
      coalesce(sum(enrolled), 0)::int, coalesce(sum(stayed), 0)::int
    from line
    group by subject_code, level
    order by subject_code, level`.execute(ctx.db)
}
