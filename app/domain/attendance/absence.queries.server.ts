import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const MOST_ABSENCES = 20

/** A learner on this school's roll. */
export async function findOnRoll(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learner.id')
    .select(['learner.id as learnerId', 'learner.givenNames', 'learner.familyName', 'rollEntry.schoolId'])
    .where('learner.id', '=', learnerId)
    .where('rollEntry.leftOn', 'is', null)
    .where('rollEntry.schoolId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

/** Absences of a learner that are known and not over, the next one first. */
export function knownAbsences(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('knownAbsence')
    .select(['knownAbsence.id', 'fromOn', 'untilOn', 'code'])
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id').where('learner.id', '=', learnerId))
    .where('takenBackAt', 'is', null)
    .where('untilOn', '>=', londonDay(ctx.now))
    .orderBy('fromOn')
    .orderBy('knownAbsence.id')
    .limit(MOST_ABSENCES)
    .execute()
}
