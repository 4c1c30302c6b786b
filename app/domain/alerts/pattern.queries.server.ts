import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import type { Counts } from './alert'

const MOST_LEARNERS = 20_000
const MOST_PROVIDERS = 2000

export type Pattern = Counts & { learnerId: string }

/** The providers with registers since a day, and the area whose limits count. */
export function providersWithRegisters(ctx: Context, from: string) {
  return ctx.db
    .selectFrom('organisation')
    .select(['organisation.id', 'organisation.areaId'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('classSession')
          .select(sql.lit(1).as('one'))
          .whereRef('classSession.providerId', '=', 'organisation.id')
          .where('classSession.startsAt', '>=', londonMoment(from, '00:00:00'))
          .where('classSession.takenAt', 'is not', null),
      ),
    )
    .orderBy('organisation.id')
    .limit(MOST_PROVIDERS)
    .execute()
}

/** What a provider's registers since a day say of each learner: possible, attended and late, and how many missed at the end. */
export async function patternsOf(ctx: Context, providerId: string, from: string): Promise<Pattern[]> {
  const { rows } = await sql<Pattern>`
    with held as (
      select mark.learner_id, code.counts_as_attended as came, code.counts_as_punctual as in_time,
        row_number() over (partition by mark.learner_id order by session.starts_at desc, session.id) as back
      from class_session session
      join mark on mark.session_id = session.id
      join mark_code code on code.code = mark.code and code.counts_as_possible
      where session.provider_id = ${providerId} and session.starts_at >= ${londonMoment(from, '00:00:00')}
        and session.starts_at <= ${ctx.now}
    )
    select learner_id as "learnerId", count(*)::int as possible, count(*) filter (where came)::int as attended,
      count(*) filter (where came and not in_time)::int as late,
      coalesce(min(back) filter (where came) - 1, count(*))::int as missed
    from held group by learner_id order by learner_id limit ${MOST_LEARNERS}`.execute(ctx.db)
  return rows
}
