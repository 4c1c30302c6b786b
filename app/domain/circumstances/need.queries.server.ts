import type { Expression } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { learnersKeptBy, levelsVisibleTo } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const LEVELS_AT_MOST = 50

/** A learner with every level of need there was, the newest first. */
export async function findNeed(ctx: Context, learnerId: string) {
  const found = await learnersKeptBy(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .select((eb) => levelsOf(ctx, eb.ref('learner.id')).as('levels'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

/** The level of need that holds now, as part of a larger question. */
export function needOf(ctx: Context, learnerId: Expression<string>) {
  return jsonObjectFrom(
    levelsVisibleTo(ctx)
      .select(['levelOfNeed.level', 'levelOfNeed.fromOn'])
      .where('levelOfNeed.learnerId', '=', learnerId)
      .where('levelOfNeed.untilOn', 'is', null),
  )
}

function levelsOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    levelsVisibleTo(ctx)
      .leftJoin('account as writer', 'writer.id', 'levelOfNeed.recordedById')
      .select(['levelOfNeed.id', 'levelOfNeed.level', 'levelOfNeed.fromOn', 'levelOfNeed.untilOn'])
      .select('writer.name as writtenBy')
      .where('levelOfNeed.learnerId', '=', learnerId)
      .orderBy('levelOfNeed.fromOn', 'desc')
      .orderBy('levelOfNeed.recordedAt', 'desc')
      .orderBy('levelOfNeed.id')
      .limit(LEVELS_AT_MOST),
  )
}
