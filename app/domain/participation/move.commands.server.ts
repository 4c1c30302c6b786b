import { sql } from 'kysely'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'

export type Move = { adviserId: string; reasonId: string | null; note: string | null }

/**
 * Gives a learner to another adviser: the entry ends and a new one, which names it, goes on with all that was planned. Answers with the
 * new entry; null where the learner has gone to somebody else meanwhile, or is there already. Who may, is decided before.
 */
export function moveEntry(ctx: Context, entryId: string, { adviserId, reasonId, note }: Move): Promise<string | null> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .updateTable('caseloadEntry')
      .set({ endedAt: ctx.now })
      .where('id', '=', entryId)
      .where('endedAt', 'is', null)
      .where('adviserId', '!=', adviserId)
      .returning(['learnerId', 'sortName', 'priority', 'nextActionOn', 'nextActionKind', 'lastContactAt', 'serviceId'])
      .returning('adviserId as beforeId')
      .executeTakeFirst()
    if (!ended) return null
    const { beforeId, ...kept } = ended
    const id = newId()
    const move = { cameFromId: entryId, reasonId, moveNote: note, movedById: ctx.actor.id }
    await ctx.db
      .insertInto('caseloadEntry')
      .values({ id, adviserId, ...kept, ...move, startedAt: ctx.now })
      .execute()
    const subject = { type: 'caseload-entry', id, learnerId: ended.learnerId }
    await record(ctx, 'caseload.moved', subject, { from: beforeId, to: adviserId })
    return id
  })
}

export type NextAction = { on: string | null; kind: string | null }

/** Plans the next step with a learner, where it is still as it was looked at. Answers whether it was. */
export function setNextAction(ctx: Context, entryId: string, { on, kind }: NextAction, before: NextAction) {
  return inTransaction(ctx, async (ctx) => {
    const set = await ctx.db
      .updateTable('caseloadEntry')
      .set({ nextActionOn: on, nextActionKind: kind })
      .where('id', '=', entryId)
      .where('endedAt', 'is', null)
      .where(sql<boolean>`next_action_on is not distinct from ${before.on}::date`)
      .returning('learnerId')
      .executeTakeFirst()
    if (!set) return false
    const subject = { type: 'caseload-entry', id: entryId, learnerId: set.learnerId }
    await record(ctx, 'caseload.next-step-set', subject, { nextActionOn: on, before: before.on })
    return true
  })
}
