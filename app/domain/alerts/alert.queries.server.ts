import { sql } from 'kysely'
import { alertsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'

const SHOWN = 200

/** The alerts that are open, the newest first, with the rate by the codes of the school's own register beside the provider's. */
export function openAlerts(ctx: Context, from: string) {
  return alertsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'attendanceAlert.learnerId')
    .innerJoin('organisation as provider', 'provider.id', 'attendanceAlert.providerId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['attendanceAlert.id', 'attendanceAlert.kind', 'attendanceAlert.openedOn', 'attendanceAlert.learnerId'])
    .select(['attendanceAlert.possible', 'attendanceAlert.attended', 'attendanceAlert.late', 'attendanceAlert.missed'])
    .select(['learner.givenNames', 'learner.familyName', 'provider.name as providerName'])
    .select((eb) => [
      eb.fn.max('rollEntry.form').as('form'),
      sql<number>`(${ownCounts(from, sql`count(*)`)})`.as('ownPossible'),
      sql<number>`(${ownCounts(from, sql`count(*) filter (where code.counts_as_attended)`)})`.as('ownAttended'),
    ])
    .where('attendanceAlert.closedOn', 'is', null)
    .groupBy(['attendanceAlert.id', 'learner.id', 'provider.id'])
    .orderBy('attendanceAlert.openedOn', 'desc')
    .orderBy('learner.familyName')
    .orderBy('attendanceAlert.id')
    .limit(SHOWN)
    .execute()
}

// A code counts as it did on the day of the session: the list of codes has changed, and will change again.
function ownCounts(from: string, counted: ReturnType<typeof sql>) {
  return sql`select ${counted}::int
    from home_mark own
    join class_session session on session.id = own.session_id
    join attendance_code code on code.code = own.code and code.counts_as_possible
      and (session.starts_at at time zone 'Europe/London')::date
        between code.valid_from and coalesce(code.valid_to, 'infinity')
    where own.learner_id = learner.id and session.provider_id = provider.id
      and session.starts_at >= ${londonMoment(from, '00:00:00')}`
}
