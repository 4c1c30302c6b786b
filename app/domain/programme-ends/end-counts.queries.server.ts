import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { NON_START_DAYS } from './programme-end'

export type EndCounts = { began: number; completed: number; left: number; nonStarts: number }

const COURSES_AT_MOST = 200
const LINES_AT_MOST = 60

/** How programmes of the area’s providers began and ended, by course and host. Counts and no names. */
export async function countsByCourse(ctx: Context) {
  const areaId = orNotFound(ctx.actor.areaId ?? undefined)
  mustBeAllowed(ctx, 'area.see', { areaId })
  const { rows } = await sql<EndCounts & { course: string; provider: string }>`
    with ended as (
      select course_run_id, count(*) filter (where kind = 'completed') as completed, count(*) filter (where kind = 'withdrawn') as left,
        count(*) filter (where kind <> 'completed' and last_on - started_on + 1 < ${NON_START_DAYS}) as non_starts
      from programme_end where undone_at is null group by course_run_id
    ), begun as (
      select course_run_id, count(*) as began from (
        select course_run_id from enrolment where status <> 'not-arrived'
        union all select course_run_id from placement where state not in ('planned', 'not-arrived', 'withdrawn')
      ) programme group by course_run_id
    )
    select course.title as course, provider.name as provider, coalesce(sum(begun.began), 0)::int as began,
      sum(ended.completed)::int as completed, sum(ended.left)::int as left, sum(ended.non_starts)::int as non_starts
    from ended
    join course_run on course_run.id = ended.course_run_id
    join course on course.id = course_run.course_id
    join organisation provider on provider.id = course.provider_id
    left join begun on begun.course_run_id = ended.course_run_id
    where provider.area_id = ${areaId}
    group by course.id, course.title, provider.id, provider.name
    order by course.title, provider.name, course.id
    limit ${COURSES_AT_MOST}`.execute(ctx.db)
  return rows
}

/** What came next after programmes of the area’s providers, and why learners left. Counts and no names. */
export async function countsByStep(ctx: Context) {
  const areaId = orNotFound(ctx.actor.areaId ?? undefined)
  mustBeAllowed(ctx, 'area.see', { areaId })
  const { rows } = await sql<{ label: string; count: number }>`
    with ended as (
      select programme_end.id, programme_end.next_step from programme_end
      join organisation provider on provider.id = programme_end.provider_id
      where provider.area_id = ${areaId} and programme_end.undone_at is null
    )
    select 'Next: ' || next_step.label as label, count(*)::int as count
    from ended join next_step on next_step.code = ended.next_step group by next_step.label
    union all
    select 'Left because: ' || reason.label, count(*)::int
    from ended join programme_end_reason given on given.end_id = ended.id join reason on reason.id = given.reason_id
    group by reason.label
    order by 1
    limit ${LINES_AT_MOST}`.execute(ctx.db)
  return rows
}
