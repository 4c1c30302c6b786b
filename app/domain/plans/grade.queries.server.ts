import type { Expression } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { GRADES_AT_MOST } from './grade'

/** A learner's predicted grades as they stand, those the school has confirmed first. */
export function predictedGradesOf(ctx: Context, learnerId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('grade', 'grade.learnerId', 'learner.id')
    .select(['grade.subject', 'grade.qualification', 'grade.grade', 'grade.isConfirmed'])
    .where('learner.id', '=', learnerId)
    .where('grade.stage', '=', 'predicted')
    .orderBy('grade.isConfirmed', 'desc')
    .orderBy('grade.subject')
    .orderBy('grade.qualification')
    .limit(2 * GRADES_AT_MOST)
    .execute()
}

/** The same as part of a larger question, which has made sure that its viewer may see the learner. */
export function predictedGrades(ctx: Asking, learnerId: Expression<string>) {
  return ctx.db
    .selectFrom('grade')
    .select(['grade.subject', 'grade.qualification', 'grade.grade', 'grade.isConfirmed'])
    .where('grade.learnerId', '=', learnerId)
    .where('grade.stage', '=', 'predicted')
    .orderBy('grade.isConfirmed', 'desc')
    .orderBy('grade.subject')
    .orderBy('grade.qualification')
    .limit(2 * GRADES_AT_MOST)
}
