import type { Context } from '~/kit/context.server'

/** Notes which daily letter told of which others: they are not told again. */
export async function markTold(ctx: Context, letterIds: readonly string[], digestId: string) {
  await ctx.db
    .updateTable('letter')
    .set({ digestId })
    .where('id', 'in', [...letterIds])
    .execute()
}
