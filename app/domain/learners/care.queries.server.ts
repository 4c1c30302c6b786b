import { isNameOnly } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** In whose care a learner is: the school of the roll, and the viewer's own caseload. The locks of deeds done for a learner ask it. */
export async function careOf(ctx: Context, learnerId: string) {
  if (ctx.actor.role === 'learner' || ctx.actor.role === 'system') return { learnerId, schoolId: null, adviserId: null }
  const found = await learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id as learnerId', 'rollEntry.schoolId'])
    .select((eb) =>
      eb
        .selectFrom('caseloadEntry')
        .select('caseloadEntry.adviserId')
        .whereRef('caseloadEntry.learnerId', '=', 'learner.id')
        .where('caseloadEntry.adviserId', '=', ctx.actor.id)
        .where('caseloadEntry.endedAt', 'is', null)
        .limit(1)
        .as('adviserId'),
    )
    .select((eb) => isNameOnly(eb.ref('learner.id')).as('isNameOnly'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}
