import type { Context } from '~/kit/context.server'

const AT_ONCE = 2000

/** The cases whose place was held until now and is not confirmed. */
export async function heldCases(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('panelCase')
    .select('id')
    .where('state', '=', 'provisional')
    .where('heldUntil', '<', ctx.now)
    .orderBy('heldUntil')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}
