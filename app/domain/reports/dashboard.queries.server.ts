import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { decisionPending, firmlyHeld, keptAsBackup, offerLive } from '../applications/choice.states'

const SCHOOLS_AT_MOST = 300
const PROVIDERS_AT_MOST = 300
const SCHOOL_LEAVERS = 11

export type SchoolCounts = {
  schoolId: string
  school: string
  learners: number
  accounts: number
  applied: number
  offered: number
  accepted: number
}

/** How far each school's Year 11 has come in a cycle: on the roll, with an account, applied, with an offer, accepted. */
export async function countsBySchool(ctx: Context, areaId: string, cycleId: string): Promise<SchoolCounts[]> {
  mustBeAllowed(ctx, 'area.see', { areaId })
  const { rows } = await sql<SchoolCounts>`
    with far as (
      select learner_id, bool_or(sent_at is not null) as applied, bool_or(state = any (${offerLive}::choice_state[])) as offered,
        bool_or(state = any (${[...firmlyHeld, ...keptAsBackup]}::choice_state[])) as accepted
      from choice where cycle_id = ${cycleId} group by learner_id
    )
    select school.id as school_id, school.name as school, count(*)::int as learners, count(account.id)::int as accounts,
      count(*) filter (where far.applied)::int as applied, count(*) filter (where far.offered)::int as offered,
      count(*) filter (where far.accepted)::int as accepted
    from roll_entry
    join organisation school on school.id = roll_entry.school_id
    left join account on account.learner_id = roll_entry.learner_id
    left join far on far.learner_id = roll_entry.learner_id
    where school.area_id = ${areaId} and roll_entry.left_on is null and roll_entry.year_group = ${SCHOOL_LEAVERS}
    group by school.id, school.name
    order by school.name, school.id
    limit ${SCHOOLS_AT_MOST}`.execute(ctx.db)
  return rows
}

export type ProviderCounts = {
  providerId: string
  provider: string
  received: number
  waiting: number
  overdue: number
  offers: number
  days: number | null
}

/** How providers answer in a cycle: received, waiting, overdue, offers, and the median days to an answer. */
export async function countsByProvider(ctx: Context, areaId: string, cycleId: string): Promise<ProviderCounts[]> {
  mustBeAllowed(ctx, 'area.see', { areaId })
  const { rows } = await sql<ProviderCounts>`
    select provider.id as provider_id, provider.name as provider, count(*)::int as received,
      count(*) filter (where choice.state = any (${decisionPending}::choice_state[]))::int as waiting,
      count(*) filter (where choice.state = 'overdue')::int as overdue,
      count(*) filter (where choice.state = any (${offerLive}::choice_state[]))::int as offers,
      round(percentile_cont(0.5) within group (order by extract(epoch from choice.decided_at - choice.sent_at) / 86400))::int as days
    from choice
    join organisation provider on provider.id = choice.provider_id
    where choice.cycle_id = ${cycleId} and choice.sent_at is not null and provider.area_id = ${areaId}
    group by provider.id, provider.name
    order by overdue desc, provider.name, provider.id
    limit ${PROVIDERS_AT_MOST}`.execute(ctx.db)
  return rows
}
