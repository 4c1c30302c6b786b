import { sql } from 'kysely'
import { checksVisibleTo } from '~/access/ending-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Spell } from './sustained'

export const CHECKS_A_PAGE = 50
const MOST_A_NIGHT = 500
const MOST_SPELLS = 60

/** What is asked about learners six months on: the oldest day first. */
export function openChecks(ctx: Context, page: number) {
  return checkRows(ctx)
    .where('sustainedCheck.answer', 'is', null)
    .orderBy('sustainedCheck.dueOn')
    .orderBy('sustainedCheck.id')
    .limit(CHECKS_A_PAGE + 1)
    .offset((page - 1) * CHECKS_A_PAGE)
    .execute()
}

/** One such question with its answer. */
export async function findCheck(ctx: Context, checkId: string) {
  return orNotFound(await checkRows(ctx).where('sustainedCheck.id', '=', checkId).executeTakeFirst(), 'check')
}

/** The same held against others until it is answered. */
export async function lockCheck(ctx: Context, checkId: string) {
  const held = await checksVisibleTo(ctx)
    .select('sustainedCheck.id')
    .where('sustainedCheck.id', '=', checkId)
    .forUpdate('sustainedCheck')
    .executeTakeFirst()
  orNotFound(held, 'check')
  return findCheck(ctx, checkId)
}

/** Endings of at least six months ago about which nobody has been asked. */
export function endsToAskAbout(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('programmeEnd')
    .leftJoin('sustainedCheck', 'sustainedCheck.programmeEndId', 'programmeEnd.id')
    .select(['programmeEnd.id', 'programmeEnd.learnerId', 'programmeEnd.providerId'])
    .select(['programmeEnd.lastOn', 'programmeEnd.nextStartsOn'])
    .where('sustainedCheck.id', 'is', null)
    .where('programmeEnd.undoneAt', 'is', null)
    .where(
      sql<boolean>`coalesce(programme_end.next_starts_on, programme_end.last_on + 1) + interval '6 months' <= ${today}::date`,
    )
    .orderBy('programmeEnd.lastOn')
    .orderBy('programmeEnd.id')
    .limit(MOST_A_NIGHT)
    .execute()
}

/**
 * What the record knows of where a learner was from a day on: enrolments and placements elsewhere, the months a register marks
 * as attended, and what an adviser has confirmed. The programme that ended is not among them.
 */
export async function spellsAfter(ctx: Context, endId: string, fromOn: string): Promise<Spell[]> {
  const { rows } = await sql<Spell>`
    with ending as (select learner_id, enrolment_id, placement_id from programme_end where id = ${endId})
    select case when course.route = 'apprenticeship' then 'apprenticeship' else 'education' end as kind,
      coalesce(enrolment.started_on, course_run.starts_on) as from_on, enrolment.ended_on as until_on,
      'Enrolled on ' || course.title as label
    from ending
    join enrolment on enrolment.learner_id = ending.learner_id and enrolment.id is distinct from ending.enrolment_id
      and enrolment.status <> 'not-arrived'
    join course_run on course_run.id = enrolment.course_run_id
    join course on course.id = course_run.course_id
    where coalesce(enrolment.started_on, course_run.starts_on) is not null and coalesce(enrolment.ended_on, 'infinity') >= ${fromOn}::date
    union all
    select 'education', placement.starts_on, coalesce(placement.ended_on, placement.ends_on), 'Placed on ' || course.title
    from ending
    join placement on placement.learner_id = ending.learner_id and placement.id is distinct from ending.placement_id
      and placement.state not in ('planned', 'not-arrived', 'withdrawn')
    join course_run on course_run.id = placement.course_run_id
    join course on course.id = course_run.course_id
    where coalesce(placement.ended_on, placement.ends_on) >= ${fromOn}::date
    union all
    select 'education', min((class_session.starts_at at time zone 'Europe/London')::date),
      max((class_session.starts_at at time zone 'Europe/London')::date), 'Came to lessons'
    from ending
    join mark on mark.learner_id = ending.learner_id
    join mark_code on mark_code.code = mark.code and mark_code.counts_as_attended
    join class_session on class_session.id = mark.session_id
    where class_session.starts_at >= ${fromOn}::date
    group by date_trunc('month', class_session.starts_at at time zone 'Europe/London')
    union all
    select case when activity.code in ('310', '450') then 'apprenticeship' when activity_code.is_neet then 'neet'
        when activity_code.family = 'employment' then 'work' else 'education' end,
      activity.started_on, (activity.ended_at at time zone 'Europe/London')::date, activity_code.label
    from ending
    join activity on activity.learner_id = ending.learner_id and activity.status = 'confirmed'
    join activity_code on activity_code.code = activity.code
    where activity.started_on >= ${fromOn}::date - 1 and (activity_code.is_neet or activity_code.headline_group = 'eet')
    order by 2, 4
    limit ${MOST_SPELLS}`.execute(ctx.db)
  return rows
}

function checkRows(ctx: Context) {
  return checksVisibleTo(ctx)
    .innerJoin('programmeEnd', 'programmeEnd.id', 'sustainedCheck.programmeEndId')
    .innerJoin('learner', 'learner.id', 'sustainedCheck.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'programmeEnd.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'programmeEnd.providerId')
    .innerJoin('nextStep as step', 'step.code', 'programmeEnd.nextStep')
    .select(['sustainedCheck.id', 'sustainedCheck.dueOn', 'sustainedCheck.fromOn', 'sustainedCheck.answer'])
    .select(['sustainedCheck.evidence', 'sustainedCheck.isFromRecord', 'sustainedCheck.answeredAt'])
    .select(['sustainedCheck.learnerId', 'programmeEnd.id as endId', 'programmeEnd.providerId'])
    .select(['learner.givenNames', 'learner.familyName', 'learner.areaId', 'course.title as courseTitle'])
    .select(['provider.name as providerName', 'step.label as next', 'programmeEnd.nextProvider'])
    .select(({ selectFrom }) => [
      selectFrom('rollEntry')
        .select('rollEntry.schoolId')
        .whereRef('rollEntry.learnerId', '=', 'sustainedCheck.learnerId')
        .where('rollEntry.leftOn', 'is', null)
        .limit(1)
        .as('schoolId'),
    ])
}
