import type { ConditionStatus } from '#db/schema'
import type { Context } from '~/kit/context.server'

/** Writes what became of one condition, for the rooms that decide it. */
export async function setConditionStatus(ctx: Context, conditionId: string, status: ConditionStatus) {
  const isOpen = status === 'open'
  await ctx.db
    .updateTable('offerCondition')
    .set({ status, decidedById: isOpen ? null : ctx.actor.id, decidedAt: isOpen ? null : ctx.now })
    .where('id', '=', conditionId)
    .execute()
}
