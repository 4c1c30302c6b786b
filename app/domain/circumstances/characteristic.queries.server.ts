import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { characteristicsVisibleTo, learnersKeptBy } from '~/access/caseload-scopes.server'
import { isAllowed } from '~/access/policy'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const CODES_AT_MOST = 50
const SPELLS_AT_MOST = 100

/** A learner with all circumstances the viewer may know, open ones first, and what goes with the activity and is missing. */
export async function findCircumstances(ctx: Context, learnerId: string) {
  const found = await learnersKeptBy(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId', 'learner.sex'])
    .select((eb) => [
      spellsOf(ctx, eb.ref('learner.id')).as('spells'),
      missingOf(ctx, eb.ref('learner.id')).as('missing'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

/** One circumstance with whom it is about. */
export async function findCharacteristic(ctx: Context, id: string) {
  const found = await characteristicsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'learnerCharacteristic.learnerId')
    .select(['learnerCharacteristic.id', 'learnerCharacteristic.fromOn', 'learnerCharacteristic.untilOn'])
    .select(['characteristicCode.label', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .where('learnerCharacteristic.id', '=', id)
    .executeTakeFirst()
  return orNotFound(found, 'circumstance')
}

/** The circumstances that hold now, as part of a larger question. */
export function openCharacteristicsOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    characteristicsVisibleTo(ctx)
      .select(['learnerCharacteristic.id', 'learnerCharacteristic.code', 'characteristicCode.label'])
      .select(['characteristicCode.isSensitive', 'learnerCharacteristic.fromOn'])
      .where('learnerCharacteristic.learnerId', '=', learnerId)
      .where('learnerCharacteristic.untilOn', 'is', null)
      .orderBy('learnerCharacteristic.code')
      .limit(CODES_AT_MOST),
  )
}

/** The codes that may be recorded today by whoever asks. */
export function characteristicCodes(ctx: Context) {
  const today = londonDay(ctx.now)
  return knownCodes(ctx)
    .select(['characteristicCode.code', 'characteristicCode.label', 'characteristicCode.isSensitive'])
    .where('characteristicCode.validFrom', '<=', today)
    .where((eb) => eb.or([eb('characteristicCode.validTo', 'is', null), eb('characteristicCode.validTo', '>=', today)]))
    .orderBy('characteristicCode.code')
    .limit(CODES_AT_MOST)
    .execute()
}

function knownCodes(ctx: Context) {
  const codes = ctx.db.selectFrom('characteristicCode')
  const readsAll = isAllowed(ctx.actor, 'confidential.keep', { areaId: ctx.actor.areaId })
  return readsAll ? codes : codes.where('characteristicCode.isSensitive', '=', false)
}

function spellsOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    characteristicsVisibleTo(ctx)
      .leftJoin('account as writer', 'writer.id', 'learnerCharacteristic.recordedById')
      .select(['learnerCharacteristic.id', 'learnerCharacteristic.code', 'characteristicCode.label'])
      .select(['characteristicCode.isSensitive', 'learnerCharacteristic.fromOn', 'learnerCharacteristic.untilOn'])
      .select('writer.name as writtenBy')
      .where('learnerCharacteristic.learnerId', '=', learnerId)
      .orderBy(sql`learner_characteristic.until_on is not null`)
      .orderBy('learnerCharacteristic.fromOn', 'desc')
      .orderBy('learnerCharacteristic.id')
      .limit(SPELLS_AT_MOST),
  )
}

function missingOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    knownCodes(ctx)
      .innerJoin('activity', 'activity.code', 'characteristicCode.activityCode')
      .innerJoin('activityCode', 'activityCode.code', 'activity.code')
      .select(['characteristicCode.label', 'activityCode.label as activityLabel'])
      .where('activity.learnerId', '=', learnerId)
      .where('activity.status', '=', 'confirmed')
      .where('activity.endedAt', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('learnerCharacteristic as held')
              .select('held.id')
              .whereRef('held.code', '=', 'characteristicCode.code')
              .where('held.learnerId', '=', learnerId)
              .where('held.untilOn', 'is', null),
          ),
        ),
      )
      .orderBy('characteristicCode.code')
      .limit(CODES_AT_MOST),
  )
}
