import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { roleWords } from '~/access/roles'
import { roles } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { decisionPending, offerLive } from '../applications/choice.states'

const SCHOOL_LEAVERS = 11

export type WithoutOffer = {
  school: string
  learners: number
  offered: number
  notApplied: number
  waiting: number
  nothingLeft: number
  /** Who knows the names, and can act. */
  staff: { name: string; role: string; form: string | null }[]
}

/** Of one school's Year 11, how many have no offer in a cycle, and what stands in the way; and whom to ask about it. */
export async function withoutOffer(ctx: Context, schoolId: string, cycleId: string): Promise<WithoutOffer> {
  mustBeAllowed(ctx, 'area.see', { areaId: ctx.actor.areaId })
  const { rows } = await sql<WithoutOffer>`
    with far as (
      select choice.learner_id, bool_or(choice.sent_at is not null) as applied,
        bool_or(choice.state = any (${offerLive}::choice_state[])) as offered,
        bool_or(choice.state = any (${decisionPending}::choice_state[])) as waiting
      from choice where choice.cycle_id = ${cycleId} group by choice.learner_id
    ), counted as (
      select count(*)::int as learners, count(*) filter (where far.offered)::int as offered,
        count(*) filter (where far.applied is not true)::int as not_applied,
        count(*) filter (where far.applied and not far.offered and far.waiting)::int as waiting,
        count(*) filter (where far.applied and not far.offered and not far.waiting)::int as nothing_left
      from roll_entry left join far on far.learner_id = roll_entry.learner_id
      where roll_entry.school_id = ${schoolId} and roll_entry.left_on is null and roll_entry.year_group = ${SCHOOL_LEAVERS}
    )
    select school.name as school, counted.*, coalesce((
      select jsonb_agg(jsonb_build_object('name', asked.name, 'role', asked.role, 'form', asked.form))
      from (
        select account.name, membership.role, membership.form
        from membership join account on account.id = membership.account_id
        where membership.organisation_id = school.id and membership.ended_at is null and not account.is_disabled
          and membership.role in ('head', 'careers-lead', 'tutor')
        order by membership.role, membership.form nulls first, account.name, membership.id
        limit 60
      ) asked
    ), '[]') as staff
    from organisation school cross join counted
    where school.id = ${schoolId} and school.area_id = ${ctx.actor.areaId} and school.kind = 'school'`.execute(ctx.db)
  return orNotFound(rows[0], 'school')
}

/** A role as it is called; one we do not know by its own name. */
export function roleIn(role: string): string {
  const known = roles.find((name) => name === role)
  return known ? roleWords[known] : role
}
