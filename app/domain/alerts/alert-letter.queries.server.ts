import type { Context } from '~/kit/context.server'

const MOST_ALERTS = 20_000

/** The alerts of a night that are still open, with whom they are about. */
export function alertsToTell(ctx: Context, alertIds: readonly string[]) {
  return ctx.db
    .selectFrom('attendanceAlert')
    .innerJoin('learner', 'learner.id', 'attendanceAlert.learnerId')
    .innerJoin('organisation as provider', 'provider.id', 'attendanceAlert.providerId')
    .select(['attendanceAlert.id', 'attendanceAlert.kind', 'attendanceAlert.learnerId'])
    .select(['attendanceAlert.possible', 'attendanceAlert.attended', 'attendanceAlert.late', 'attendanceAlert.missed'])
    .select(['learner.givenNames', 'learner.familyName', 'provider.name as providerName'])
    .where('attendanceAlert.id', 'in', [...alertIds])
    .where('attendanceAlert.closedOn', 'is', null)
    .orderBy('attendanceAlert.id')
    .limit(MOST_ALERTS)
    .execute()
}
