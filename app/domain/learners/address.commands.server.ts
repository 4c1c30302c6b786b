import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { careOf } from './care.queries.server'

/**
 * Protects where a learner lives, or ends that. From the next page on no provider reads what tells of home, also not in
 * what was sent before; the reason is kept for those who look after the learner.
 */
export function protectAddress(ctx: Context, learnerId: string, isProtected: boolean, reason: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await learnersVisibleTo(ctx)
      .select('learner.isAddressProtected')
      .where('learner.id', '=', learnerId)
      .forNoKeyUpdate('learner')
      .executeTakeFirst()
    const { isAddressProtected } = orNotFound(found, 'learner')
    mustBeAllowed(ctx, 'address.protect', await careOf(ctx, learnerId))
    if (isAddressProtected === isProtected) return
    await ctx.db
      .updateTable('learner')
      .set({ isAddressProtected: isProtected, updatedAt: ctx.now })
      .where('id', '=', learnerId)
      .execute()
    const action = isProtected ? 'address.protected' : 'address.unprotected'
    await record(ctx, action, { type: 'learner', id: learnerId, learnerId }, { reason })
  })
}
