import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { lockLeaver } from './leaver.queries.server'
import type { LookedAtForm } from './leaver.schemas'

/** An adviser has looked at what does not go together: it is work again only when it becomes something else. */
export function lookAtLeaver(ctx: Context, leaverId: string, { reason, version }: LookedAtForm) {
  return inTransaction(ctx, async (ctx) => {
    const leaver = await lockLeaver(ctx, leaverId)
    mustBeAllowed(ctx, 'leaver.look-at', leaver)
    const { mismatch, openMismatch } = leaver
    if (leaver.version !== version)
      throw new Refusal('changed-meanwhile', 'What is known has changed meanwhile. Look at it as it is now.')
    if (openMismatch === null) throw new Refusal('nothing-open', 'There is nothing left to look at here.')
    await ctx.db
      .updateTable('leaver')
      .set({
        seenMismatch: mismatch,
        seenReason: reason,
        seenById: ctx.actor.id,
        seenAt: ctx.now,
        version: version + 1,
      })
      .where('id', '=', leaverId)
      .execute()
    const subject = { type: 'leaver', id: leaverId, learnerId: leaver.learnerId }
    await record(ctx, 'leaver.looked-at', subject, { mismatch: openMismatch, reason })
  })
}
