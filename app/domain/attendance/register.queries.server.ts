import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { sessionsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const MOST_LEARNERS = 500
const dayOfSession = sql`(class_session.starts_at at time zone 'Europe/London')::date`

/** One session with its register: everybody enrolled on that day, with the mark they have. */
export async function findRegister(ctx: Context, sessionId: string) {
  const row = await registers(ctx).where('classSession.id', '=', sessionId).executeTakeFirst()
  return orNotFound(row, 'session')
}

/** The same, held against others until the deed is done. */
export async function lockRegister(ctx: Context, sessionId: string) {
  const row = await registers(ctx).where('classSession.id', '=', sessionId).forUpdate('classSession').executeTakeFirst()
  return orNotFound(row, 'session')
}

/** Every mark one may give, the commonest first. */
export function markCodes(ctx: Context) {
  return ctx.db
    .selectFrom('markCode')
    .select(['code', 'label', 'countsAsPossible', 'countsAsAttended'])
    .orderBy('position')
    .limit(50)
    .execute()
}

function registers(ctx: Context) {
  return sessionsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select([
      'classSession.id',
      'classSession.title',
      'classSession.startsAt',
      'classSession.endsAt',
      'classSession.takenAt',
      'classSession.version',
      'classSession.providerId',
      'course.title as courseTitle',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('enrolment')
          .innerJoin('learner', 'learner.id', 'enrolment.learnerId')
          .leftJoin('mark', (join) =>
            join.onRef('mark.learnerId', '=', 'learner.id').onRef('mark.sessionId', '=', 'classSession.id'),
          )
          .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'mark.code', 'mark.minutesLate'])
          .whereRef('enrolment.courseRunId', '=', 'classSession.courseRunId')
          .where('enrolment.status', '!=', 'not-arrived')
          .where((eb) =>
            eb.or([
              eb('mark.id', 'is not', null),
              eb.and([
                sql<boolean>`coalesce(enrolment.started_on <= ${dayOfSession}, true)`,
                sql<boolean>`coalesce(enrolment.ended_on >= ${dayOfSession}, true)`,
              ]),
            ]),
          )
          .orderBy('learner.familyName')
          .orderBy('learner.givenNames')
          .orderBy('learner.id')
          .limit(MOST_LEARNERS),
      ).as('learners'),
    )
}
