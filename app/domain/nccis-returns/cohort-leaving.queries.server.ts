import { leavingsVisibleTo } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Receiving } from './cohort-leaving'
import { authoritiesOf } from './known.queries.server'

const MOST_CODES = 500

/** A learner of the viewer, and how they left if they did. */
export async function findLeaving(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const learner = orNotFound(found, 'learner')
  return { learner, leaving: (await standingLeaving(ctx, learnerId)) ?? null }
}

/** How a learner left, where it stands. */
export function standingLeaving(ctx: Context, learnerId: string) {
  return leavingsVisibleTo(ctx)
    .leftJoin('authorityCode', 'authorityCode.code', 'cohortLeaving.authorityCode')
    .leftJoin('nccisSnapshot', 'nccisSnapshot.id', 'cohortLeaving.reportedId')
    .innerJoin('account', 'account.id', 'cohortLeaving.recordedById')
    .select(['cohortLeaving.id', 'cohortLeaving.status', 'cohortLeaving.leftOn', 'cohortLeaving.note'])
    .select(['cohortLeaving.authorityCode', 'cohortLeaving.recordedAt', 'cohortLeaving.reportedId'])
    .select(['authorityCode.label as authority', 'nccisSnapshot.periodEnd as reportedFor', 'account.name as writtenBy'])
    .where('cohortLeaving.learnerId', '=', learnerId)
    .where('cohortLeaving.takenBackAt', 'is', null)
    .executeTakeFirst()
}

/** The authorities somebody may have gone to, in England and outside it, as the list stands today. */
export async function receivingAuthorities(ctx: Context, areaId: string): Promise<(Receiving & { label: string })[]> {
  const own = await authoritiesOf(ctx, areaId)
  const today = londonDay(ctx.now)
  const rows = await ctx.db
    .selectFrom('authorityCode')
    .select(['code', 'label', 'isOutside'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('isOutside')
    .orderBy('label')
    .orderBy('code')
    .limit(MOST_CODES)
    .execute()
  return rows.map((row) => ({ ...row, isOwn: own.includes(row.code) }))
}

/** Whose leaving it is. */
export async function learnerOfLeaving(ctx: Context, leavingId: string): Promise<string> {
  const found = await leavingsVisibleTo(ctx)
    .select('cohortLeaving.learnerId')
    .where('cohortLeaving.id', '=', leavingId)
    .executeTakeFirst()
  return orNotFound(found, 'leaving').learnerId
}
