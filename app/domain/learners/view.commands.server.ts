import type { Context } from '~/kit/context.server'
import type { ViewedPart } from './view.words'

/** Writes in the access log that somebody has looked at a learner's record. One's own eyes are not logged. */
export async function recordView(ctx: Context, learnerId: string, what: ViewedPart): Promise<void> {
  const { actor } = ctx
  if (actor.id === null || actor.learnerId === learnerId) return
  await ctx.db
    .insertInto('recordView')
    .values({
      viewedAt: ctx.now,
      learnerId,
      viewerId: actor.id,
      viewerRole: actor.role,
      organisationId: actor.organisationId,
      what,
      requestId: ctx.requestId,
    })
    .execute()
}
