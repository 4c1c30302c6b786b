import { sql } from 'kysely'
import { marksVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import type { DayTotals } from './calendar'

const MOST_DAYS = 400

/** A learner's registers day by day, from one day up to the day before another, as far as the viewer may read them. */
export function attendanceDays(ctx: Context, learnerId: string, from: string, until: string): Promise<DayTotals[]> {
  const day = sql<string>`(class_session.starts_at at time zone 'Europe/London')::date::text`
  return marksVisibleTo(ctx)
    .innerJoin('classSession', 'classSession.id', 'mark.sessionId')
    .innerJoin('markCode', 'markCode.code', 'mark.code')
    .where('mark.learnerId', '=', learnerId)
    .where('classSession.startsAt', '>=', londonMoment(from, '00:00:00'))
    .where('classSession.startsAt', '<', londonMoment(until, '00:00:00'))
    .where('markCode.countsAsPossible', '=', true)
    .select(day.as('day'))
    .select((eb) => [
      sql<number>`count(*)::int`.as('possible'),
      eb.fn.countAll<number>().filterWhere('markCode.countsAsAttended', '=', true).as('attended'),
      eb.fn.countAll<number>().filterWhere('markCode.countsAsPunctual', '=', true).as('punctual'),
    ])
    .groupBy(day)
    .orderBy('day')
    .limit(MOST_DAYS)
    .execute()
}
