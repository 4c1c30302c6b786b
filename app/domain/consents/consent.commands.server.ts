import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { decisionAfter, purposes, refuseToSay, type Decision, type PurposeName } from './consent'
import { newestConsent } from './consent.queries.server'

/**
 * The learner says yes or no to a purpose; where the learner is too young for it, a parent does. The answer before stays in
 * the ledger; saying the same again changes nothing.
 */
export function decideConsent(
  ctx: Context,
  learnerId: string,
  purpose: PurposeName,
  agrees: boolean,
): Promise<Decision | null> {
  return inTransaction(ctx, async (ctx) => {
    // Two tabs answer one after the other: each has to see what the other said.
    const learner = await learnersVisibleTo(ctx)
      .select(['learner.id', 'learner.bornOn'])
      .where('learner.id', '=', learnerId)
      .forNoKeyUpdate('learner')
      .executeTakeFirst()
    const { id, bornOn } = orNotFound(learner, 'learner')
    mustBeAllowed(ctx, ctx.actor.role === 'parent' ? 'consent.instruct' : 'consent.decide', { learnerId: id })
    refuseToSay(purpose, ctx.actor.role, bornOn, londonDay(ctx.now))
    const decision = decisionAfter(purpose, await newestConsent(ctx, id, purpose), agrees)
    if (decision === null) return null
    const { wording } = purposes[purpose]
    const rowId = newId()
    await ctx.db
      .insertInto('consent')
      .values({
        id: rowId,
        learnerId: id,
        purpose,
        decision,
        wording,
        decidedById: ctx.actor.id,
        decidedByRole: ctx.actor.role,
        decidedAt: ctx.now,
      })
      .execute()
    await record(ctx, `consent.${decision}`, { type: 'consent', id: rowId, learnerId: id }, { purpose, wording })
    return decision
  })
}
