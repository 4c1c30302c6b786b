import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'

/** A choice that waits no longer leaves the list, and those behind move up. Nothing happens to one that still waits. */
export function leaveWaitingList(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const left = await ctx.db
      .updateTable('waitingListEntry')
      .set({ endedAt: ctx.now })
      .from('choice')
      .whereRef('choice.id', '=', 'waitingListEntry.choiceId')
      .where('choice.state', '!=', 'waiting_list')
      .where('waitingListEntry.choiceId', '=', choiceId)
      .where('waitingListEntry.endedAt', 'is', null)
      .returning(['choice.id', 'choice.learnerId', 'choice.providerId'])
      .executeTakeFirst()
    if (!left) return
    const { id, learnerId, providerId } = left
    await record(ctx, 'waiting-list.left', { type: 'choice', id, learnerId, organisationId: providerId })
  })
}
