import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

/** How long a learner waits for a course run and how many stand before; nothing where the choice does not wait. */
export async function findWait(ctx: Context, choiceId: string) {
  const wait = await choicesVisibleTo(ctx)
    .innerJoin('waitingListEntry as own', 'own.choiceId', 'choice.id')
    .select(['own.id', 'own.expiresOn', 'own.addedAt'])
    .select((eb) =>
      eb
        .selectFrom('waitingListEntry as other')
        .innerJoin('choice as waiting', 'waiting.id', 'other.choiceId')
        .select((eb) => eb.fn.countAll<number>().as('before'))
        // Whoever was called up a moment ago still stands on the list, and is before nobody.
        .where('waiting.state', '=', 'waiting_list')
        .whereRef('other.courseRunId', '=', 'own.courseRunId')
        .where('other.endedAt', 'is', null)
        .where((eb) => eb(eb.refTuple('other.addedAt', 'other.id'), '<', eb.refTuple('own.addedAt', 'own.id')))
        .as('before'),
    )
    .where('choice.id', '=', choiceId)
    .where('choice.state', '=', 'waiting_list')
    .where('own.endedAt', 'is', null)
    .executeTakeFirst()
  return wait && { ...wait, position: Number(wait.before) + 1 }
}

/** How many wait for a course run. */
export async function countWaiting(ctx: Context, courseRunId: string): Promise<number> {
  const { waiting } = await ctx.db
    .selectFrom('waitingListEntry')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('courseRunId', '=', courseRunId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(waiting)
}

/** The choices whose wait is over. */
export async function waitsThatExpired(ctx: Context, today: string): Promise<string[]> {
  const AT_ONCE = 5000
  const expired = await ctx.db
    .selectFrom('waitingListEntry')
    .select('choiceId')
    .where('endedAt', 'is', null)
    .where('expiresOn', '<', today)
    .orderBy('expiresOn')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  return expired.map(({ choiceId }) => choiceId)
}
