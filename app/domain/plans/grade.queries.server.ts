import { sql, type Expression } from 'kysely'
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

/**
 * What a learner takes or has, one line for each subject, as part of a larger question, which has made sure that its
 * viewer may see the learner.
 */
export function qualificationsHeld(ctx: Asking, learnerId: Expression<string>) {
  return ctx.db
    .selectFrom('grade')
    .select(['grade.subject', 'grade.qualification'])
    .select(({ fn, val }) => [
      fn.coalesce(fn.max('grade.grade').filterWhere('grade.stage', '=', 'predicted'), val('')).as('grade'),
      fn.max('grade.grade').filterWhere('grade.stage', '=', 'achieved').as('achieved'),
      fn.max('grade.year').as('year'),
      sql<boolean>`bool_or(grade.is_confirmed)`.as('isConfirmed'),
    ])
    .where('grade.learnerId', '=', learnerId)
    .groupBy(['grade.subject', 'grade.qualification'])
    .orderBy('isConfirmed', 'desc')
    .orderBy('grade.subject')
    .orderBy('grade.qualification')
    .limit(2 * GRADES_AT_MOST)
}
