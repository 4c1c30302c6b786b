import type { Expression } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { ownCycleOf } from '../applications/own-cycle.queries.server'

const CODES_AT_MOST = 50

/** The eight intended destinations, in their order. */
export function intendedDestinations(ctx: Context) {
  return ctx.db
    .selectFrom('intendedDestination')
    .select(['code', 'label'])
    .orderBy('position')
    .limit(CODES_AT_MOST)
    .execute()
}

/** A learner with both destinations of their cycle, for the page where one is changed. */
export async function findDestinations(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .select((eb) => [
      intendedOf(ctx, eb.ref('learner.id'), ownCycleOf(ctx, eb.ref('learner.id'))).as('intended'),
      actualOf(ctx, eb.ref('learner.id'), ownCycleOf(ctx, eb.ref('learner.id'))).as('actual'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

/** Where a learner means to go: part of a larger question. */
export function intendedOf(ctx: Context, learnerId: Expression<string>, cycleId: string | Expression<string>) {
  return jsonObjectFrom(
    ctx.db
      .selectFrom('destination')
      .innerJoin('intendedDestination as list', 'list.code', 'destination.code')
      .leftJoin('account', 'account.id', 'destination.recordedById')
      .select([
        'destination.code',
        'list.label',
        'destination.recordedAt',
        'destination.reason',
        'account.name as recordedBy',
      ])
      .where('destination.kind', '=', 'intended')
      .where('destination.learnerId', '=', learnerId)
      .where('destination.cycleId', '=', cycleId)
      .where('destination.supersededAt', 'is', null),
  )
}

/** Where a learner went: part of a larger question. */
export function actualOf(ctx: Context, learnerId: Expression<string>, cycleId: string | Expression<string>) {
  return jsonObjectFrom(
    ctx.db
      .selectFrom('destination')
      .innerJoin('activityCode as list', 'list.code', 'destination.code')
      .leftJoin('account', 'account.id', 'destination.recordedById')
      .leftJoin('organisation', 'organisation.id', 'destination.providerId')
      .select([
        'destination.code',
        'list.label',
        'destination.recordedAt',
        'destination.reason',
        'account.name as recordedBy',
      ])
      .select('organisation.name as providerName')
      .where('destination.kind', '=', 'actual')
      .where('destination.learnerId', '=', learnerId)
      .where('destination.cycleId', '=', cycleId)
      .where('destination.supersededAt', 'is', null),
  )
}
