import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import { districtsNear } from '~/domain/courses/outcode'
import type { Context } from '~/kit/context.server'
import { outcodeOf } from '~/kit/postcode'

const SHOWN_AT_MOST = 4
const WEIGHED_AT_MOST = 1000

/** A course that could take the place of another: open now, of the same subject and level. */
export type Alternative = { slug: string; title: string; provider: string; miles: number | null }

/** Courses with places for a learner who was told no: near home, and none that they have applied for already. */
export async function alternativesFor(ctx: Context, choiceId: string): Promise<Alternative[]> {
  const course = await courseOf(ctx, choiceId)
  if (!course) return []
  const home = course.postcode === null ? null : outcodeOf(course.postcode)
  return openCourses(ctx, course, home, course.applicationId)
}

/** The same as a provider may see it: near its own course, whatever the learner has chosen and wherever they live. */
export async function alternativesNearCourse(ctx: Context, choiceId: string): Promise<Alternative[]> {
  const course = await courseOf(ctx, choiceId)
  return course ? openCourses(ctx, course, course.outcode, null) : []
}

function courseOf(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .leftJoin('courseSearch as told', 'told.courseId', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['choice.applicationId', 'courseRun.courseId as id', 'told.subjectArea', 'told.level'])
    .select(['site.outcode', 'learner.postcode'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
}

type Course = { id: string; subjectArea: string | null; level: string | null }

/** The rows this reads hold live courses only, so they are for everybody to see. */
async function openCourses(ctx: Context, course: Course, from: string | null, applicationId: string | null) {
  if (course.subjectArea === null) return []
  const near = from === null ? [] : districtsNear(from, null)
  const { rows } = await sql<Alternative>`
    with near as materialized (
      select * from unnest(${near.map(({ code }) => code)}::text[], ${near.map(({ miles }) => miles)}::double precision[]) as near (place, miles)),
    alike as materialized (
      select course_id, provider_id, title from course_search search
      where subject_area = ${course.subjectArea} and level is not distinct from ${course.level} and is_open and course_id != ${course.id}
        and not exists (
          select from choice join course_run run on run.id = choice.course_run_id
          where choice.application_id = ${applicationId} and run.course_id = search.course_id)
      limit ${WEIGHED_AT_MOST}),
    nearest as (
      select alike.course_id, alike.provider_id, alike.title, min(case when run.outcode = ${from} then 1 else near.miles end) as miles
      from alike join course_search_run run using (course_id) left join near using (place)
      where run.is_open
      group by 1, 2, 3
      order by 4 nulls last, 3, 1
      limit ${SHOWN_AT_MOST})
    select course.slug, nearest.title, provider.name as provider, nearest.miles
    from nearest join course on course.id = nearest.course_id join organisation provider on provider.id = nearest.provider_id
    order by nearest.miles nulls last, nearest.title, nearest.course_id`.execute(ctx.db)
  return rows
}
