import { expressionBuilder, type Expression } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { DB } from '#db/schema'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { listRuleOf } from './waiting-list-order'

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
        .where((eb) =>
          eb(
            eb.refTuple('other.orderKey', 'other.addedAt', 'other.id'),
            '<',
            eb.refTuple('own.orderKey', 'own.addedAt', 'own.id'),
          ),
        )
        .as('before'),
    )
    .select((eb) => [
      stillWaiting(eb.ref('own.courseRunId')).as('size'),
      eb
        .selectFrom('waitingListRule')
        .select('waitingListRule.rule')
        .whereRef('waitingListRule.courseRunId', '=', 'own.courseRunId')
        .as('rule'),
      jsonObjectFrom(yearBefore(eb.ref('own.courseRunId'), eb.ref('choice.cycleId'))).as('lastYear'),
    ])
    .where('choice.id', '=', choiceId)
    .where('choice.state', '=', 'waiting_list')
    .where('own.endedAt', 'is', null)
    .executeTakeFirst()
  if (!wait) return undefined
  const { before, size, rule, ...found } = wait
  return { ...found, position: Number(before) + 1, size: Number(size), rule: listRuleOf(rule) }
}

/** How many wait for a start. */
function stillWaiting(courseRunId: Expression<string>) {
  return among
    .selectFrom('waitingListEntry as every')
    .innerJoin('choice as each', 'each.id', 'every.choiceId')
    .select((eb) => eb.fn.countAll<number>().as('size'))
    .where('each.state', '=', 'waiting_list')
    .where('every.courseRunId', '=', courseRunId)
    .where('every.endedAt', 'is', null)
}

/** How the list of the same course went in the newest year before this one. */
function yearBefore(courseRunId: Expression<string>, cycleId: Expression<string>) {
  return among
    .selectFrom('waitingListYear as past')
    .innerJoin('cycle as year', 'year.id', 'past.cycleId')
    .innerJoin('courseRun as same', 'same.courseId', 'past.courseId')
    .select(['past.waited', 'past.offered', 'past.deepest'])
    .where('same.id', '=', courseRunId)
    .where('past.cycleId', '!=', cycleId)
    .orderBy('year.endsOn', 'desc')
    .limit(1)
}

/** Begins what is only ever a part of a larger question. */
const among = expressionBuilder<DB, never>()

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
