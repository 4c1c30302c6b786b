import { mustBeAllowed } from '~/access/guard.server'
import { isFollowed } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record, recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { closuresOf } from '../cycles/cycle.queries.server'
import { addWorkingDays } from '../cycles/working-day'
import { sortName } from './caseload'

const AT_ONCE = 1000
export const USUAL_PRIORITY = 2

/** Takes a learner on to the adviser's own caseload. One who is on another's is handed over by a coordinator. */
export function takeOn(ctx: Context, learnerId: string) {
  return inTransaction(ctx, async (ctx) => {
    const joined = await joinCaseload(ctx, ctx.actor.id ?? '', [learnerId])
    if (joined === 0)
      throw new Refusal('on-a-caseload', 'This learner is on a caseload already, or followed here no longer.')
  })
}

/** Puts learners on an adviser's caseload; those who are on one already stay where they are, and whoever left is put on none. */
export function joinCaseload(
  ctx: Context,
  adviserId: string,
  learnerIds: string[],
  priority = USUAL_PRIORITY,
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    if (learnerIds.length === 0) throw new Refusal('nobody-chosen', 'Tick at least one learner.')
    const learners = await findLearners(ctx, learnerIds)
    for (const { areaId } of learners) mustBeAllowed(ctx, 'caseload.join', { areaId })
    const followed = learners.filter(({ isFollowed }) => isFollowed)
    if (followed.length === 0) return 0
    const rows = followed.map((learner) => ({
      id: newId(),
      adviserId,
      learnerId: learner.id,
      sortName: sortName(learner),
      priority,
      startedAt: ctx.now,
    }))
    const joined = await ctx.db
      .insertInto('caseloadEntry')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'learnerId'])
      .execute()
    await recordAll(
      ctx,
      joined.map(({ id, learnerId }) => ({
        action: 'caseload.joined',
        subject: { type: 'caseload-entry', id, learnerId },
        particulars: { adviserId },
      })),
    )
    return joined.length
  })
}

/** Asks the adviser to get in touch by the next working day, with the highest priority. */
export function askForCall(ctx: Context, learnerId: string, why: string) {
  return inTransaction(ctx, async (ctx) => {
    const entry = await ctx.db
      .selectFrom('caseloadEntry')
      .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
      .select(['caseloadEntry.id', 'learner.areaId'])
      .where('caseloadEntry.learnerId', '=', learnerId)
      .where('caseloadEntry.endedAt', 'is', null)
      .executeTakeFirst()
    if (!entry) return
    const nextActionOn = addWorkingDays(londonDay(ctx.now), 1, await closuresOf(ctx, entry.areaId))
    await ctx.db.updateTable('caseloadEntry').set({ nextActionOn, priority: 1 }).where('id', '=', entry.id).execute()
    await record(ctx, 'caseload.call-asked', { type: 'caseload-entry', id: entry.id, learnerId }, { why, nextActionOn })
  })
}

/** Sorts a learner anew on whoever’s caseload they are. */
export async function setPriority(ctx: Context, learnerId: string, priority: number): Promise<void> {
  await ctx.db
    .updateTable('caseloadEntry')
    .set({ priority })
    .where('learnerId', '=', learnerId)
    .where('endedAt', 'is', null)
    .execute()
}

async function findLearners(ctx: Context, learnerIds: string[]) {
  const learners = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.familyName', 'learner.givenNames'])
    .select(isFollowed.as('isFollowed'))
    .where('learner.id', 'in', learnerIds)
    .orderBy('learner.id')
    .limit(AT_ONCE)
    .execute()
  if (learners.length !== new Set(learnerIds).size) throw new NotFound('learner')
  return learners
}
