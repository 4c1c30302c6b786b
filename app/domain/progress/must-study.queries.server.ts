import { sql } from 'kysely'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import { houseOf } from '~/access/provider-rights'
import { providerStaff } from '~/access/roles'
import type { HeldGrade } from '~/domain/plans/held-grade'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { coreSubjects, judgeCore, type CoreSubject, type Judged } from './must-study'

const GRADES_AT_MOST = 60

/** What of learners the condition of funding rests on, for those to whom it matters: who has enrolled them, who looks after them. */
export async function mustStudyOf(ctx: Context, learnerIds: readonly string[]): Promise<Map<string, Judged[]>> {
  if (learnerIds.length === 0) return new Map()
  const learners = await concerned(ctx)
    .select('learner.id')
    .select([
      sql<HeldGrade[]>`(select coalesce(json_agg(json_build_object('subject', held.subject, 'scale', held.scale,
          'grade', held.grade, 'stage', held.stage)), '[]')
        from (select subject, scale, grade, stage from grade where grade.learner_id = learner.id
          order by grade.id limit ${GRADES_AT_MOST}) held)`.as('grades'),
      sql<CoreSubject[]>`array(select exemption.subject from must_study_exemption exemption
        where exemption.learner_id = learner.id and exemption.ended_at is null)`.as('exempt'),
      sql<boolean>`exists (select from enrolment join course_run run on run.id = enrolment.course_run_id
        where enrolment.learner_id = learner.id and enrolment.status = 'enrolled'
        and run.study_mode ilike 'part%')`.as('isPartTime'),
    ])
    .where('learner.id', 'in', [...learnerIds])
    .orderBy('learner.id')
    .limit(learnerIds.length)
    .execute()
  return new Map(
    learners.map(({ id, grades, exempt, isPartTime }) => [
      id,
      coreSubjects.map((subject) => judgeCore(subject, { grades, isExempt: exempt.includes(subject), isPartTime })),
    ]),
  )
}

// Whoever is placed by another school is judged there: the host is paid for nothing of it.
function concerned(ctx: Context) {
  const learners = progressLearnersVisibleTo(ctx)
  if (!providerStaff.some((role) => role === ctx.actor.role)) return learners
  return learners.where(
    'learner.id',
    'in',
    ctx.db
      .selectFrom('enrolment as own')
      .select('own.learnerId')
      .where('own.providerId', '=', houseOf(ctx.actor))
      .where('own.status', '=', 'enrolled'),
  )
}

/** The hours of a year that hold today, by subject. */
export async function mustStudyHours(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('mustStudyHours')
    .select(['subject', 'hours', 'bestEfforts'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('subject')
    .limit(coreSubjects.length)
    .execute()
}

/** What staff have written down of one learner, with why. */
export async function exemptionsOf(ctx: Context, learnerId: string) {
  const rows = await progressLearnersVisibleTo(ctx)
    .innerJoin('mustStudyExemption as exemption', 'exemption.learnerId', 'learner.id')
    .innerJoin('reason', 'reason.id', 'exemption.reasonId')
    .select(['exemption.subject', 'exemption.detail', 'exemption.saidAt', 'reason.label'])
    .where('learner.id', '=', learnerId)
    .where('exemption.endedAt', 'is', null)
    .orderBy('exemption.subject')
    .limit(coreSubjects.length)
    .execute()
  return rows.flatMap(({ subject: said, ...row }) => {
    const subject = coreSubjects.find((one) => one === said)
    return subject ? [{ ...row, subject }] : []
  })
}
