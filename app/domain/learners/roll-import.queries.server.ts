import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const ROLLS_SHOWN = 20

function rollsVisibleTo(ctx: Context) {
  return intakesVisibleTo(ctx).where('intake.kind', '=', 'learners')
}

/** The last rolls that the actor's school sent. */
export function recentRolls(ctx: Context) {
  mustBeAllowed(ctx, 'import.learners', { schoolId: ctx.actor.organisationId })
  return rollsVisibleTo(ctx)
    .leftJoin('account', 'account.id', 'intake.startedById')
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'account.name as by'])
    .orderBy('intake.startedAt', 'desc')
    .orderBy('intake.id')
    .limit(ROLLS_SHOWN)
    .execute()
}

/** One roll of the actor's school: what came of it, or would. */
export async function findRoll(ctx: Context, intakeId: string) {
  const intake = await rollsVisibleTo(ctx)
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.counts', 'intake.keptAs'])
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}
