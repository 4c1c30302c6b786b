import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { toDecide } from './prepared'

const PROVIDERS_AT_MOST = 500

/** How ready one provider is for the minute of results, and after it what came of its places. Counts of places. */
export type Readiness = {
  provider: string
  /** Held places that depend on results. */
  held: number
  /** Those of which results are in; what they say nobody knows before the minute. */
  known: number
  prepared: number
  rehearsedAt: Date | null
  confirmed: number
  /** Not met, or another course. */
  ended: number
  /** What a person must look at. */
  left: number
  /** Not looked at yet since the minute. */
  going: number
}

/** Each provider of an area that has places which depend on results, by name: how ready it is, and how far after the minute. */
export async function readinessOfProviders(ctx: Context, areaId: string, cycleId: string): Promise<Readiness[]> {
  const { rows } = await sql<Readiness>`
    with place as (
      select choice.provider_id, count(*)::int as held,
        count(*) filter (where prepared.standing <> 'unknown')::int as known,
        count(*) filter (where prepared.decision is not null)::int as prepared
      from choice left join prepared_decision prepared on prepared.choice_id = choice.id
      where choice.cycle_id = ${cycleId} and choice.state = any (${`{${toDecide.join(',')}}`}::choice_state[])
      group by choice.provider_id),
    rehearsal as (
      select provider_id, max(began_at) as rehearsed_at from results_run
      where cycle_id = ${cycleId} and is_rehearsal and provider_id is not null group by provider_id),
    settled as (
      select choice.provider_id,
        count(*) filter (where item.outcome = 'confirmed')::int as confirmed,
        count(*) filter (where item.outcome in ('not-met', 'other-course'))::int as ended,
        count(*) filter (where item.outcome in ('refused', 'waiting', 'marked', 'held'))::int as left,
        count(*) filter (where item.outcome is null)::int as going
      from results_run run
      join results_run_item item on item.results_run_id = run.id
      join choice on choice.id = item.choice_id
      where run.cycle_id = ${cycleId} and run.provider_id is null and not run.is_rehearsal
      group by choice.provider_id)
    select organisation.name as provider, coalesce(held, 0) as held, coalesce(known, 0) as known,
      coalesce(prepared, 0) as prepared, rehearsed_at as "rehearsedAt", coalesce(confirmed, 0) as confirmed,
      coalesce(ended, 0) as ended, coalesce(settled.left, 0) as left, coalesce(going, 0) as going
    from organisation
    left join place on place.provider_id = organisation.id
    left join settled on settled.provider_id = organisation.id
    left join rehearsal on rehearsal.provider_id = organisation.id
    where organisation.area_id = ${areaId} and (place.provider_id is not null or settled.provider_id is not null)
    order by organisation.name, organisation.id limit ${PROVIDERS_AT_MOST}`.execute(ctx.db)
  return rows
}
