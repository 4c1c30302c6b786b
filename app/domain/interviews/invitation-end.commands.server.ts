import type { Context } from '~/kit/context.server'

type Why = { reasonId: string; detail: string | null }

/** Ends an invitation to choose a time, in a deed that is already open, and says which it was; with a reason where somebody has one. */
export function endInvitation(ctx: Context, choiceId: string, why?: Why) {
  return ctx.db
    .updateTable('interviewInvitation')
    .set({ endedAt: ctx.now, endedReasonId: why?.reasonId ?? null, endedDetail: why?.detail ?? null })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
}
