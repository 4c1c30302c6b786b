import type { Context } from '~/kit/context.server'

/** The offer that stands goes along with its choice to another start: its place is counted there. */
export async function moveOffer(ctx: Context, choiceId: string, courseRunId: string) {
  await ctx.db
    .updateTable('offer')
    .set({ courseRunId })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .execute()
}
