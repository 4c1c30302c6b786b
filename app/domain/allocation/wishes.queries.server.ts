import { sql } from 'kysely'
import { needKinds } from '~/domain/learners/pupil'
import { canBeDecided } from '~/domain/panels/case.states'
import { placesIn } from '~/domain/panels/shared-run.queries.server'
import { GRADES_AT_MOST } from '~/domain/plans/grade'
import { requirementFrom } from '~/domain/requirements/entry-requirement'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { criterionNames, type Criterion } from './criterion'

const CASES_AT_ONCE = 5_000
const COURSES_AT_MOST = 40_000

export type Course = {
  id: string
  title: string
  rules: Criterion[]
  /** Places that are free now, and how many of them are kept for some. */
  places: number
  reserved: number
  outcode: string | null
  subjectCode: string | null
  requirement: ReturnType<typeof requirementFrom>
}

/** The courses of a panel that learners are placed on by rules, with the places that are free now. */
export async function coursesOf(ctx: Context, panelId: string): Promise<Course[]> {
  const today = londonDay(ctx.now)
  const rows = await ctx.db
    .selectFrom('sharedRun')
    .innerJoin('allocationTerms', 'allocationTerms.sharedRunId', 'sharedRun.id')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .leftJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .select(['sharedRun.id', 'sharedRun.places', 'course.title', 'course.subjectCode', 'site.outcode'])
    .select(['allocationTerms.rules', 'allocationTerms.reserved', 'entryRequirement.expression'])
    .select([placesIn('provisional', today).as('provisional'), placesIn('confirmed', today).as('confirmed')])
    .where('sharedRun.panelId', '=', panelId)
    .orderBy('sharedRun.id')
    .limit(COURSES_AT_MOST)
    .execute()
  return rows.map(({ rules, places, reserved, provisional, confirmed, expression, ...course }) => {
    const free = Math.max(0, places - provisional - confirmed)
    return {
      ...course,
      rules: criterionNames.filter((name) => rules.includes(name)).sort((a, b) => rules.indexOf(a) - rules.indexOf(b)),
      places: free,
      reserved: Math.min(reserved, free),
      requirement: requirementFrom(expression),
    }
  })
}

/** The open cases of a panel with their wishes and what the rules ask of their learners, some thousands at a time, in the order of their ids. */
export async function* wishesOf(ctx: Context, panelId: string) {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await casesAfter(ctx, panelId, after)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < CASES_AT_ONCE) return
    after = last.id
  }
}

export type WishingCase = Awaited<ReturnType<typeof casesAfter>>[number]

function casesAfter(ctx: Context, panelId: string, after: string) {
  return ctx.db
    .selectFrom('panelCase')
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .select(['panelCase.id', 'panelCase.learnerId', 'learner.postcode'])
    .select([
      sql<string[]>`(select coalesce(json_agg(wish.shared_run_id order by wish.position), '[]') from case_wish wish
        where wish.case_id = panel_case.id)`.as('wishes'),
      sql<{ subject: string; scale: string; grade: string; stage: 'predicted' | 'achieved' }[]>`(
        select coalesce(json_agg(json_build_object('subject', held.subject, 'scale', held.scale, 'grade', held.grade,
          'stage', held.stage)), '[]')
        from (select subject, scale, grade, stage from grade where grade.learner_id = learner.id
          order by is_confirmed desc, subject limit ${4 * GRADES_AT_MOST}) held)`.as('grades'),
      sql<boolean>`exists (select from learner_need need where need.learner_id = learner.id and need.ended_at is null
        and ((need.kind = ${needKinds.sen} and need.value = 'plan') or (need.kind = ${needKinds.lookedAfter} and need.value = 'yes')))`.as(
        'isPriority',
      ),
      sql<string[]>`(select coalesce(json_agg(distinct course.subject_code), '[]') from panel_case earlier
        join shared_run run on run.id = earlier.shared_run_id join course_run start on start.id = run.course_run_id
        join course on course.id = start.course_id
        where earlier.learner_id = learner.id and earlier.state = 'confirmed' and course.subject_code is not null)`.as(
        'begun',
      ),
    ])
    .where('panelCase.panelId', '=', panelId)
    .where('panelCase.state', 'in', canBeDecided)
    .where('panelCase.isAgreed', '=', true)
    .where('panelCase.id', '>', after)
    .orderBy('panelCase.id')
    .limit(CASES_AT_ONCE)
    .execute()
}
