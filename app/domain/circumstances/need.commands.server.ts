import { learnersKeptBy } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { setPriority, USUAL_PRIORITY } from '../participation/caseload.commands.server'
import { refuseNeed } from './need'
import type { NeedForm } from './need.schemas'

/** Records how much help a learner needs from a day on. The level before ends the day before, and the caseload is sorted anew. */
export function recordNeed(ctx: Context, learnerId: string, { level, fromOn }: NeedForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'characteristic.record', learner)
    const stands = await ctx.db
      .selectFrom('levelOfNeed')
      .select(['id', 'level', 'fromOn'])
      .where('learnerId', '=', learnerId)
      .where('untilOn', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    refuseNeed(fromOn, { today: londonDay(ctx.now), stands: stands ?? null })
    if (stands?.level === level)
      throw new Refusal('same-level', 'This level stands already. Choose another, or leave it as it is.', 'level')
    const id = newId()
    if (stands) await endLevel(ctx, stands, fromOn)
    await ctx.db
      .insertInto('levelOfNeed')
      .values({ id, learnerId, level, fromOn, recordedById: ctx.actor.id, recordedAt: ctx.now })
      .execute()
    await setPriority(ctx, learnerId, level)
    const particulars = { level, before: stands?.level ?? null, fromOn }
    await record(ctx, 'level-of-need.recorded', { type: 'level-of-need', id, learnerId }, particulars)
    return id
  })
}

// A level that began on the same day never held: it is corrected, and its event remains.
async function endLevel(ctx: Context, { id, fromOn: began }: { id: string; fromOn: string }, fromOn: string) {
  if (began === fromOn) await ctx.db.deleteFrom('levelOfNeed').where('id', '=', id).execute()
  else
    await ctx.db
      .updateTable('levelOfNeed')
      .set({ untilOn: addDays(fromOn, -1) })
      .where('id', '=', id)
      .execute()
}

/** Takes a level back that was recorded by mistake: the one before stands again, as if nothing had been. */
export function takeNeedBack(ctx: Context, needId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const taken = await ctx.db
      .deleteFrom('levelOfNeed')
      .where('id', '=', needId)
      .where('untilOn', 'is', null)
      .returning(['learnerId', 'fromOn', 'level'])
      .executeTakeFirst()
    if (!taken) return false
    const { learnerId, fromOn, level } = taken
    mustBeAllowed(ctx, 'characteristic.record', await lockLearner(ctx, learnerId))
    const before = await ctx.db
      .updateTable('levelOfNeed')
      .set({ untilOn: null })
      .where('learnerId', '=', learnerId)
      .where('untilOn', '=', addDays(fromOn, -1))
      .returning('level')
      .executeTakeFirst()
    await setPriority(ctx, learnerId, before?.level ?? USUAL_PRIORITY)
    const particulars = { level: before?.level ?? null, before: level }
    await record(ctx, 'level-of-need.taken-back', { type: 'level-of-need', id: needId, learnerId }, particulars)
    return true
  })
}

async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersKeptBy(ctx)
    .select(['learner.id', 'learner.areaId'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}
