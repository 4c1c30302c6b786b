import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { cycleAt, type Cycle } from '../cycles/cycle'
import { cyclesOf } from '../cycles/cycle.queries.server'
import { yearsShown } from './performance'
import { performanceCounts, performanceFacts } from './performance-facts.queries.server'

const AREAS_AT_MOST = 100

/** Counts anew how each provider of each area does, in the year that runs and in the one before. The same night twice changes nothing. */
export async function countProviderYears(ctx: Context) {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id } of areas) {
    const cycles = await cyclesOf(ctx, id)
    for (const cycle of yearsShown(cycles, cycleAt(cycles, ctx.now))) await countYear(ctx, cycle)
  }
}

// In the order of their keys: two nights at once never wait for each other in a ring.
async function countYear(ctx: Context, cycle: Cycle) {
  await sql`
    insert into provider_year (provider_id, cycle_id, received, answered, owed, in_time, median_days, ninetieth_days, offered,
      accepted, confirmed, enrolled, interviewed, missed, rejected, reasons, counted_at)
    ${performanceFacts(ctx, cycle)}, given as (
      select facts.provider_id, rejection_reason.reason_id, count(distinct facts.id)::int as count
      from facts
      join rejection on rejection.choice_id = facts.id
      join rejection_reason on rejection_reason.rejection_id = rejection.id
      where facts.state = 'rejected'
      group by facts.provider_id, rejection_reason.reason_id
    ), counted as (
      select facts.provider_id, ${performanceCounts} from facts
      join organisation provider on provider.id = facts.provider_id and provider.area_id = ${cycle.areaId}
      group by facts.provider_id
    )
    select provider_id, ${cycle.id}, received, answered, owed, in_time, median_days, ninetieth_days, offered, accepted, confirmed,
      enrolled, interviewed, missed, rejected,
      (select coalesce(jsonb_object_agg(given.reason_id, given.count), '{}') from given where given.provider_id = counted.provider_id),
      ${ctx.now}
    from counted
    order by provider_id
    on conflict (provider_id, cycle_id) do update set
      (received, answered, owed, in_time, median_days, ninetieth_days, offered, accepted, confirmed, enrolled, interviewed, missed,
        rejected, reasons, counted_at) = (excluded.received, excluded.answered, excluded.owed, excluded.in_time, excluded.median_days,
        excluded.ninetieth_days, excluded.offered, excluded.accepted, excluded.confirmed, excluded.enrolled, excluded.interviewed,
        excluded.missed, excluded.rejected, excluded.reasons, excluded.counted_at)`.execute(ctx.db)
}
