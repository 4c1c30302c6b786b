import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import {
  choiceFacts,
  districtOfLearner,
  fullPanelReasons,
  levelOfCourse,
  travelReasons,
} from './choice-facts.queries.server'
import type { Counted } from './counted'

/** Counts what the area's learners, and whoever searched its prospectus, asked for in vain: by subject, level and district. */
export async function countUnmet(ctx: Context, { cycle, countedTo, until }: Counted) {
  await ctx.db.deleteFrom('unmetLine').where('areaId', '=', cycle.areaId).where('cycleId', '=', cycle.id).execute()
  await sql`
    insert into unmet_line (area_id, cycle_id, subject_code, level, outcode, counted_to, not_found, refused_full, cannot_reach, waiting, no_place, together)
    ${choiceFacts(cycle.startsOn, until)}, evidence as (
      select coalesce(course.subject_code, '') as subject_code, ${levelOfCourse} as level, ${districtOfLearner} as outcode, 0 as not_found,
        facts.is_refused_full::int as refused_full, facts.cannot_reach::int as cannot_reach, (facts.state = 'waiting_list')::int as waiting,
        (facts.is_first and facts.has_nothing_left
          and not exists (select from choice where choice.learner_id = facts.learner_id and choice.state = 'with_school')
          and not exists (select from outside_application elsewhere where elsewhere.learner_id = facts.learner_id
            and elsewhere.state in ('offered', 'accepted')))::int as no_place
      from facts
      join learner on learner.id = facts.learner_id and learner.area_id = ${cycle.areaId}
      join course_run run on run.id = facts.asked_run_id
      join course on course.id = run.course_id
      union all
      select subject_code, level, outcode, case when why = 'not-found' then times else 0 end, 0,
        case when why = 'cannot-get-there' then times else 0 end, 0, 0
      from unmet_count
      where area_id = ${cycle.areaId} and on_day between ${cycle.startsOn}::date and ${countedTo}::date
      union all
      select coalesce(course.subject_code, ''), ${levelOfCourse}, ${districtOfLearner}, 0,
        (reason.code = any (${fullPanelReasons}))::int, (reason.code = any (${travelReasons}))::int, 0, 0
      from panel_case
      join panel on panel.id = panel_case.panel_id and panel.area_id = ${cycle.areaId}
      join learner on learner.id = panel_case.learner_id
      join reason on reason.id = panel_case.reason_id
      join case_wish on case_wish.case_id = panel_case.id and case_wish.position = 1
      join shared_run on shared_run.id = case_wish.shared_run_id
      join course_run run on run.id = shared_run.course_run_id
      join course on course.id = run.course_id
      where panel_case.state in ('refused', 'unable-to-match') and panel_case.put_at >= ${cycle.startsOn}::date and panel_case.put_at < ${until}
    )
    select ${cycle.areaId}, ${cycle.id}, subject_code, level, outcode, ${countedTo}::date, sum(not_found)::int, sum(refused_full)::int,
      sum(cannot_reach)::int, sum(waiting)::int, sum(no_place)::int,
      sum(not_found + refused_full + cannot_reach + waiting + no_place)::int
    from evidence
    group by subject_code, level, outcode
    having sum(not_found + refused_full + cannot_reach + waiting + no_place) > 0
    order by subject_code, level, outcode`.execute(ctx.db)
}
