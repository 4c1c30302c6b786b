import type { Context } from '~/kit/context.server'
import type { ChaseKey } from './reference.queries.server'

/** Notes that somebody is reminded; false where they were reminded for this day before, so that nobody is written to twice. */
export async function noteChase(ctx: Context, chase: ChaseKey): Promise<boolean> {
  const noted = await ctx.db
    .insertInto('referenceChase')
    .values({ ...chase, chasedAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['referenceId', 'reader', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst()
  return noted !== undefined
}
