import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'

/** How many applications of a year have ended because this provider did not answer, with feedback still to give. */
export async function endedInSilence(ctx: Context, providerId: string, cycleId: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('choice')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('providerId', '=', providerId)
    .where('cycleId', '=', cycleId)
    .where('state', '=', 'ended_no_reply')
    .where('answerBy', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
