import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { careOf } from '../learners/care.queries.server'
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
    const { id, bornOn } = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, ctx.actor.role === 'parent' ? 'consent.instruct' : 'consent.decide', { learnerId: id })
    refuseToSay(purpose, ctx.actor.role, bornOn, londonDay(ctx.now))
    return keepAnswer(ctx, id, purpose, agrees)
  })
}

/**
 * The school writes down what came to it on paper: from a parent below 16, from the learner from 16 on. The ledger names
 * who wrote it down.
 */
export function writeDownInstruction(ctx: Context, learnerId: string, agrees: boolean): Promise<Decision | null> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'consent.write-down', await careOf(ctx, id))
    return keepAnswer(ctx, id, 'careers-service', agrees)
  })
}

/** Two tabs answer one after the other: each has to see what the other said. */
async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

/** Keeps an answer in the ledger, in a deed that is already open; one that says nothing new is not kept again. */
async function keepAnswer(ctx: Context, id: string, purpose: PurposeName, agrees: boolean): Promise<Decision | null> {
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
}
