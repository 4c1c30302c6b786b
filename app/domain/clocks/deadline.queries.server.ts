import type { Context } from '~/kit/context.server'
import type { ChoiceState } from '~/domain/applications/choice.states'

type Wanted = { cycleId: string; states: readonly ChoiceState[]; after: string | null; size: number }

/** The next applications of a cycle that hold a choice in one of these states, in an order that a loop can follow. */
export async function applicationsWith(ctx: Context, { cycleId, states, after, size }: Wanted): Promise<string[]> {
  const found = await ctx.db
    .selectFrom('choice')
    .select('applicationId')
    .distinct()
    .where('cycleId', '=', cycleId)
    .where('state', 'in', [...states])
    .$if(after !== null, (query) => query.where('applicationId', '>', after ?? ''))
    .orderBy('applicationId')
    .limit(size)
    .execute()
  return found.map(({ applicationId }) => applicationId)
}
