import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { lockLearner } from './parent-invitation.commands.server'
import type { ParentBlock } from './parent.schemas'

/** Hides a learner from one adult or from all. Open invitations to them stop working; nobody is told why. */
export function hideFromParent(ctx: Context, learnerId: string, block: ParentBlock): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'parent-block.keep', await careOf(ctx, learnerId))
    const id = newId()
    await ctx.db
      .insertInto('parentBlock')
      .values({ id, learnerId, ...block, setById: ctx.actor.id ?? '', setAt: ctx.now })
      .execute()
    await endOpenInvitations(ctx, learnerId, block.email)
    // The ground is on the row, for those who look after the learner: the history is read by more people.
    await record(ctx, 'parent-block.set', { type: 'parent-block', id, learnerId }, { isForAll: block.email === null })
    return id
  })
}

async function endOpenInvitations(ctx: Context, learnerId: string, email: string | null) {
  await ctx.db
    .updateTable('invitation')
    .set({ expiresAt: ctx.now })
    .where('kind', '=', 'parent')
    .where('learnerId', '=', learnerId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .$if(email !== null, (query) => query.where('email', '=', email))
    .execute()
}

/** Lifts what was hidden; adults who are linked see again what the learner lets them see. */
export function liftParentBlock(ctx: Context, blockId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('parentBlock')
      .select(['learnerId', 'liftedAt'])
      .where('id', '=', blockId)
      .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
      .forUpdate()
      .executeTakeFirst()
    const { learnerId, liftedAt } = orNotFound(found, 'block')
    mustBeAllowed(ctx, 'parent-block.keep', await careOf(ctx, learnerId))
    if (liftedAt !== null) return learnerId
    await ctx.db
      .updateTable('parentBlock')
      .set({ liftedAt: ctx.now, liftedById: ctx.actor.id })
      .where('id', '=', blockId)
      .execute()
    await record(ctx, 'parent-block.lifted', { type: 'parent-block', id: blockId, learnerId })
    return learnerId
  })
}
