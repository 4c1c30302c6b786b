import type { Context } from '~/kit/context.server'
import type { ViewedPart } from './view.words'

/** Writes in the access log that somebody, or a program, has looked at a learner's record. One's own eyes are not logged. */
export async function recordView(ctx: Context, learnerId: string, what: ViewedPart): Promise<void> {
  const { actor } = ctx
  if ((actor.id === null && actor.tokenId === null) || actor.learnerId === learnerId) return
  await ctx.db
    .insertInto('recordView')
    .values({
      viewedAt: ctx.now,
      learnerId,
      viewerId: actor.id,
      tokenId: actor.tokenId,
      viewerRole: actor.role,
      // Whose person looked: somebody who answers for another provider stands there with their own.
      organisationId: actor.partnerId ?? actor.organisationId,
      what,
      requestId: ctx.requestId,
    })
    .execute()
}
