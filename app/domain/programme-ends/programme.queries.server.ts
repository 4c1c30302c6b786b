import { sql, type Expression } from 'kysely'
import { enrolmentsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { ProgrammeFilter } from './programme-end.schemas'
import type { ProgrammeState } from './programme.states'
import { endKinds } from './programme.states'

export const PROGRAMMES_A_PAGE = 50

/** A page of the learners who are on a programme of the viewer’s own provider now. */
export function programmesOn(ctx: Context, { name, page }: ProgrammeFilter) {
  return programmeRows(ctx)
    .where('enrolment.status', '=', 'enrolled')
    .$if(name !== '', (query) =>
      query.where(sql<boolean>`lower(learner.family_name) like ${`${name.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`),
    )
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('enrolment.id')
    .limit(PROGRAMMES_A_PAGE + 1)
    .offset((page - 1) * PROGRAMMES_A_PAGE)
    .execute()
}

/** One enrolment as a programme: whose, on what, and how it stands. */
export async function findProgramme(ctx: Context, enrolmentId: string) {
  const row = await programmeRows(ctx)
    .where('enrolment.id', '=', enrolmentId)
    .where('enrolment.status', '!=', 'not-arrived')
    .select((eb) => [lastAttended(eb.ref('enrolment.learnerId'), eb.ref('enrolment.courseRunId')).as('lastSeenOn')])
    .executeTakeFirst()
  const programme = orNotFound(row, 'enrolment')
  return { ...programme, state: programmeState(programme) }
}

/** The same held against others until the deed is done. */
export async function lockProgramme(ctx: Context, enrolmentId: string) {
  const held = await enrolmentsVisibleTo(ctx)
    .select('enrolment.id')
    .where('enrolment.id', '=', enrolmentId)
    .forUpdate('enrolment')
    .executeTakeFirst()
  orNotFound(held, 'enrolment')
  return findProgramme(ctx, enrolmentId)
}

export type Programme = Awaited<ReturnType<typeof lockProgramme>>

/** The last day of a learner on a course run that a register counts as attended: part of a larger question. */
export function lastAttended(learnerId: Expression<string>, courseRunId: Expression<string>) {
  return sql<string | null>`(
    select (class_session.starts_at at time zone 'Europe/London')::date
    from mark
    join class_session on class_session.id = mark.session_id
    join mark_code on mark_code.code = mark.code and mark_code.counts_as_attended
    where mark.learner_id = ${learnerId} and class_session.course_run_id = ${courseRunId}
    order by class_session.starts_at desc limit 1)`
}

/** The last attended day of a learner on a course run by itself, for the form that asks for it. */
export async function lastAttendedOn(
  ctx: Context,
  { learnerId, courseRunId }: { learnerId: string; courseRunId: string },
) {
  const { rows } = await sql<{ day: string | null }>`
    select ${lastAttended(sql.val(learnerId), sql.val(courseRunId))} as day`.execute(ctx.db)
  return rows[0]?.day ?? null
}

/** Where a programme stands: worked out from what is kept, so that nothing can say otherwise. */
function programmeState({
  status,
  isOnBreak,
  endKind,
}: {
  status: string
  isOnBreak: boolean
  endKind: string | null
}) {
  const ended = endKinds.find((kind) => kind === endKind)
  if (ended && status === 'left') return ended
  const state: ProgrammeState = isOnBreak ? 'interrupted' : 'on-programme'
  return status === 'enrolled' ? state : null
}

function programmeRows(ctx: Context) {
  return enrolmentsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'enrolment.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'enrolment.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'enrolment.providerId')
    .select(['enrolment.id', 'enrolment.status', 'enrolment.version', 'enrolment.learnerId', 'enrolment.choiceId'])
    .select(['enrolment.courseRunId', 'enrolment.providerId', 'learner.givenNames', 'learner.familyName'])
    .select(['course.title as courseTitle', 'course.level', 'course.route', 'courseRun.studyMode'])
    .select(['provider.name as providerName', 'provider.kind as providerKind'])
    .select(
      sql<string>`coalesce(enrolment.started_on, course_run.starts_on,
        (enrolment.recorded_at at time zone 'Europe/London')::date)`.as('startedOn'),
    )
    .select(({ selectFrom, exists }) => [
      exists(
        selectFrom('programmeBreak')
          .select('programmeBreak.id')
          .whereRef('programmeBreak.enrolmentId', '=', 'enrolment.id')
          .where('programmeBreak.untilOn', 'is', null),
      )
        .$castTo<boolean>()
        .as('isOnBreak'),
      selectFrom('programmeEnd')
        .select('programmeEnd.kind')
        .whereRef('programmeEnd.enrolmentId', '=', 'enrolment.id')
        .where('programmeEnd.undoneAt', 'is', null)
        .as('endKind'),
    ])
}

const STEPS_AT_MOST = 30

/** What may come next, in the order of the list as it is today. */
export function nextSteps(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('nextStep')
    .select(['code', 'label', 'learnerWords', 'stay', 'activityCode', 'waitingCode', 'asksAdviser', 'asksCourse'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('position')
    .limit(STEPS_AT_MOST)
    .execute()
}
