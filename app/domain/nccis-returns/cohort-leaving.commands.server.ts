import { mustBeAllowed } from '~/access/guard.server'
import { leavingsVisibleTo } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { releaseLetters, stopLetters } from '~/kit/held-letters.server'
import { openTasksAgain, settleTasksOf } from '../participation/task.commands.server'
import { refuseLeaving } from './cohort-leaving'
import { receivingAuthorities } from './cohort-leaving.queries.server'
import type { LeavingForm } from './cohort-leaving.schemas'

/** A letter held back for longer would puzzle its reader; what it says stands on their pages. */
const RELEASED_DAYS = 7

/**
 * Records that somebody is followed here no longer. Whoever has them on the caseload has them no more, and what was asked of an adviser is
 * closed. Of whoever has died nothing is written any more, and what waits in the post stays.
 */
export function recordLeaving(ctx: Context, learnerId: string, form: LeavingForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'cohort-leaving.record', learner)
    const { status, authority, leftOn, note } = form
    const known = await receivingAuthorities(ctx, orNotFound(learner.areaId ?? undefined, 'area'))
    const receiving = known.find(({ code }) => code === authority) ?? null
    refuseLeaving({ status, leftOn, receiving }, { today: londonDay(ctx.now), bornOn: learner.bornOn })
    const stands = await leavingsVisibleTo(ctx)
      .select('cohortLeaving.id')
      .where('cohortLeaving.learnerId', '=', learnerId)
      .where('cohortLeaving.takenBackAt', 'is', null)
      .executeTakeFirst()
    if (stands) throw new Refusal('changed-meanwhile', 'Somebody else has recorded this meanwhile.')

    const id = newId()
    const written = { recordedById: orNotFound(ctx.actor.id ?? undefined, 'account'), recordedAt: ctx.now }
    await ctx.db
      .insertInto('cohortLeaving')
      .values({ id, learnerId, status, authorityCode: receiving?.code ?? null, leftOn, note, ...written })
      .execute()
    await ctx.db
      .updateTable('caseloadEntry')
      .set({ endedAt: ctx.now })
      .where('learnerId', '=', learnerId)
      .where('endedAt', 'is', null)
      .execute()
    await settleTasksOf(ctx, learnerId, 'left')
    if (status === 'D') await stopLetters(ctx, learnerId)
    const particulars = { status, leftOn, to: receiving?.label ?? null }
    await record(ctx, 'cohort-leaving.recorded', { type: 'cohort-leaving', id, learnerId }, particulars)
    return id
  })
}

/**
 * Takes it back: it was a mistake, or they are here again. Nobody is put on a caseload by it. What was closed is open again, and letters of
 * the last days that were held back go out.
 */
export function takeLeavingBack(ctx: Context, leavingId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { learnerId, ...leaving } = await lockLeaving(ctx, leavingId)
    mustBeAllowed(ctx, 'cohort-leaving.record', leaving)
    if (leaving.takenBackAt) throw new Refusal('changed-meanwhile', 'Somebody else has taken this back meanwhile.')
    await ctx.db
      .updateTable('cohortLeaving')
      .set({ takenBackAt: ctx.now, takenBackById: ctx.actor.id })
      .where('id', '=', leavingId)
      .execute()
    await openTasksAgain(ctx, learnerId, leaving.recordedAt)
    if (leaving.status === 'D')
      await releaseLetters(ctx, learnerId, londonMoment(addDays(londonDay(ctx.now), -RELEASED_DAYS), '00:00:00'))
    const particulars = { status: leaving.status, leftOn: leaving.leftOn }
    await record(ctx, 'cohort-leaving.taken-back', { type: 'cohort-leaving', id: leavingId, learnerId }, particulars)
    return learnerId
  })
}

/** Hands out the record of somebody who moved, for the authority that goes on with them. */
export function giveRecord(ctx: Context, leavingId: string) {
  return inTransaction(ctx, async (ctx) => {
    const leaving = await lockLeaving(ctx, leavingId)
    mustBeAllowed(ctx, 'cohort-leaving.record', leaving)
    if (leaving.takenBackAt || leaving.status !== 'T')
      throw new Refusal('not-moved', 'There is a record to give only of somebody who moved to another authority.')
    const { learnerId, receiver } = leaving
    const subject = { type: 'cohort-leaving', id: leavingId, learnerId }
    await record(ctx, 'cohort-leaving.record-given', subject, { to: receiver })
    return { learnerId, areaId: orNotFound(leaving.areaId ?? undefined, 'area') }
  })
}

async function lockLeaving(ctx: Context, leavingId: string) {
  const leaving = await leavingsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'cohortLeaving.learnerId')
    .leftJoin('authorityCode', 'authorityCode.code', 'cohortLeaving.authorityCode')
    .select(['cohortLeaving.learnerId', 'cohortLeaving.status', 'cohortLeaving.leftOn', 'cohortLeaving.takenBackAt'])
    .select(['cohortLeaving.recordedAt', 'learner.areaId', 'authorityCode.label as receiver'])
    .where('cohortLeaving.id', '=', leavingId)
    .forUpdate('cohortLeaving')
    .executeTakeFirst()
  return orNotFound(leaving, 'leaving')
}

async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}
