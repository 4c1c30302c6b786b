import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { sessionsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { expectedInSession, knownAbsence } from './expected.queries.server'

const MOST_LEARNERS = 500
const MOST_CHANGES = 200
const MOST_SAVES = 5

/** One session with its register: everybody enrolled or placed there on that day, with the mark they have. */
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

/** What was changed in a register after it was taken, by whom and why: the newest first. */
export function changesOf(ctx: Context, sessionId: string) {
  return ctx.db
    .selectFrom('auditEvent')
    .innerJoin('learner', 'learner.id', 'auditEvent.learnerId')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.particulars', 'account.name as who'])
    .select(['learner.givenNames', 'learner.familyName'])
    .where('auditEvent.subjectId', 'in', sessionsVisibleTo(ctx).select('classSession.id').where('id', '=', sessionId))
    .where('auditEvent.action', '=', 'mark.changed')
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id')
    .limit(MOST_CHANGES)
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
          .selectFrom('learner')
          .leftJoin('mark', (join) =>
            join.onRef('mark.learnerId', '=', 'learner.id').onRef('mark.sessionId', '=', 'classSession.id'),
          )
          .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'mark.code', 'mark.minutesLate'])
          .select(knownAbsence)
          .where('learner.id', 'in', expectedInSession(eb))
          .orderBy('learner.familyName')
          .orderBy('learner.givenNames')
          .orderBy('learner.id')
          .limit(MOST_LEARNERS),
      ).as('learners'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('registerSave')
          .select('registerSave.key')
          .whereRef('registerSave.sessionId', '=', 'classSession.id')
          .where('registerSave.savedById', '=', ctx.actor.id)
          .orderBy('registerSave.savedAt', 'desc')
          .orderBy('registerSave.key')
          .limit(MOST_SAVES),
      ).as('saves'),
    )
}
