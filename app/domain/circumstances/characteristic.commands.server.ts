import { characteristicsVisibleTo, learnersKeptBy } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { refuseBeginning, refuseEnding } from './characteristic'
import type { CharacteristicEndForm, CharacteristicForm } from './characteristic.schemas'

const SPELLS_AT_MOST = 100

/** Records that something holds from a day on. What is confidential takes a right of its own. */
export function recordCharacteristic(ctx: Context, learnerId: string, { code, fromOn }: CharacteristicForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'characteristic.record', learner)
    const known = await findCode(ctx, code)
    if (known.isSensitive) mustBeAllowed(ctx, 'confidential.keep', learner)
    const held = await ctx.db
      .selectFrom('learnerCharacteristic')
      .select(['fromOn', 'untilOn'])
      .where('learnerId', '=', learnerId)
      .where('code', '=', code)
      .orderBy('fromOn')
      .orderBy('id')
      .limit(SPELLS_AT_MOST)
      .execute()
    refuseBeginning(fromOn, { today: londonDay(ctx.now), bornOn: learner.bornOn, held })
    const id = newId()
    const written = { recordedById: ctx.actor.id, recordedAt: ctx.now }
    await ctx.db
      .insertInto('learnerCharacteristic')
      .values({ id, learnerId, code, fromOn, ...written })
      .execute()
    await record(ctx, 'characteristic.recorded', subjectOf(id, learnerId), { ...openly(known), fromOn })
    return id
  })
}

/** Ends a circumstance: the day is the last on which it held. */
export function endCharacteristic(ctx: Context, id: string, { untilOn }: CharacteristicEndForm) {
  return inTransaction(ctx, async (ctx) => {
    const found = await characteristicsVisibleTo(ctx)
      .innerJoin('learner', 'learner.id', 'learnerCharacteristic.learnerId')
      .select(['learnerCharacteristic.fromOn', 'learnerCharacteristic.untilOn', 'learner.areaId'])
      .select(['learner.id as learnerId', 'characteristicCode.label', 'characteristicCode.isSensitive'])
      .where('learnerCharacteristic.id', '=', id)
      .forUpdate('learnerCharacteristic')
      .executeTakeFirst()
    const held = orNotFound(found, 'circumstance')
    mustBeAllowed(ctx, 'characteristic.record', held)
    if (held.untilOn !== null) throw new Refusal('changed-meanwhile', 'Somebody else has ended this meanwhile.')
    refuseEnding(untilOn, { fromOn: held.fromOn, today: londonDay(ctx.now) })
    await ctx.db.updateTable('learnerCharacteristic').set({ untilOn }).where('id', '=', id).execute()
    await record(ctx, 'characteristic.ended', subjectOf(id, held.learnerId), { ...openly(held), untilOn })
    return held.learnerId
  })
}

// A history is read by more people than a confidential record: it does not say which one it was.
function openly({ label, isSensitive }: { label: string; isSensitive: boolean }) {
  return isSensitive ? { isConfidential: true } : { label }
}

async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersKeptBy(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

async function findCode(ctx: Context, code: string) {
  const today = londonDay(ctx.now)
  const known = await ctx.db
    .selectFrom('characteristicCode')
    .select(['label', 'isSensitive'])
    .where('code', '=', code)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .executeTakeFirst()
  if (!known) throw new Refusal('unknown-code', 'This is no longer on the list. Choose another.', 'code')
  return known
}

function subjectOf(id: string, learnerId: string) {
  return { type: 'characteristic', id, learnerId }
}
