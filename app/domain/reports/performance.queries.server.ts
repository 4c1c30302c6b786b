import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { providerYearsVisibleTo } from '~/access/provider-scopes.server'
import type { Context } from '~/kit/context.server'
import type { Cycle } from '../cycles/cycle'
import { PROVIDERS_AT_LEAST, type AreaFigures, type OwnPart, type ReasonCount } from './performance'
import { performanceCounts, performanceFacts } from './performance-facts.queries.server'

const LINES_AT_MOST = 100
const REASONS_AT_MOST = 50

/** A provider's own figures of a cycle as they are now: all together, by month of sending, by course and by school. */
export async function ownPerformance(ctx: Context, cycle: Cycle): Promise<OwnPart[]> {
  mustBeAllowed(ctx, 'performance.see', { providerId: ctx.actor.organisationId })
  const { rows } = await sql<OwnPart>`
    ${performanceFacts(ctx, cycle)}, sorted as (
      select case when grouping(course.id) = 0 then 'course' when grouping(school.id) = 0 then 'school'
          when grouping(to_char(sent_on, 'YYYY-MM')) = 0 then 'month' else 'all' end as part,
        coalesce(course.title, school.name, to_char(sent_on, 'YYYY-MM'), '') as label, ${performanceCounts}
      from facts
      join course_run on course_run.id = facts.course_run_id
      join course on course.id = course_run.course_id
      left join lateral (
        -- The school at which the application was sent, also once the learner has left it.
        select school_id from roll_entry
        where roll_entry.learner_id = facts.learner_id and coalesce(roll_entry.left_on, 'infinity') >= facts.sent_on
        order by roll_entry.left_on limit 1
      ) roll on true
      left join organisation school on school.id = roll.school_id
      group by grouping sets ((), (course.id, course.title), (school.id, school.name), (to_char(sent_on, 'YYYY-MM')))
    ), placed as (
      select sorted.*, row_number() over (partition by part order by case part when 'month' then label end, received desc, label) as place
      from sorted
    )
    select * from placed where place <= ${LINES_AT_MOST} order by part, place`.execute(ctx.db)
  return rows
}

/** Why a provider said no in a cycle, the most frequent first, beside the area's median share of each reason. */
export async function ownReasons(ctx: Context, cycleId: string): Promise<ReasonCount[]> {
  mustBeAllowed(ctx, 'performance.see', { providerId: ctx.actor.organisationId })
  const yearsWithRejections = providerYearsVisibleTo(ctx)
    .select(['providerYear.reasons', 'providerYear.rejected'])
    .where('providerYear.cycleId', '=', cycleId)
    .where('providerYear.rejected', '>', 0)
  const { rows } = await sql<ReasonCount>`
    with own as (
      select rejection_reason.reason_id, count(distinct choice.id)::int as count
      from choice
      join rejection on rejection.choice_id = choice.id
      join rejection_reason on rejection_reason.rejection_id = rejection.id
      where choice.provider_id = ${ctx.actor.organisationId} and choice.cycle_id = ${cycleId} and choice.state = 'rejected'
      group by rejection_reason.reason_id
    ), years as ${yearsWithRejections}
    select coalesce(reason.provider_words, reason.label) as reason, own.count, (
      select case when count(*) >= ${PROVIDERS_AT_LEAST} then
        percentile_cont(0.5) within group (order by coalesce((years.reasons ->> own.reason_id::text)::int, 0)::float / years.rejected) end
      from years) as share
    from own join reason on reason.id = own.reason_id
    order by own.count desc, reason.position, reason.id
    limit ${REASONS_AT_MOST}`.execute(ctx.db)
  return rows
}

/**
 * The median of the area's providers, as counted last night. Each figure is left out where fewer than five providers have
 * one: then it would tell of somebody else.
 */
export async function areaPerformance(ctx: Context, cycleId: string): Promise<AreaFigures> {
  mustBeAllowed(ctx, 'performance.see', { providerId: ctx.actor.organisationId })
  const { rows } = await sql<AreaFigures>`
    select count(*)::int as providers, ${median('received')} as received, ${median('median_days')} as median_days,
      ${median('ninetieth_days')} as ninetieth_days, ${medianShare('in_time', 'owed')} as in_time,
      ${medianShare('offered', 'received')} as offered, ${medianShare('accepted', 'offered')} as accepted,
      ${medianShare('confirmed', 'accepted')} as confirmed, ${medianShare('enrolled', 'accepted')} as enrolled,
      ${medianShare('missed', 'interviewed')} as missed, ${medianShare('rejected', 'received')} as rejected
    from ${providerYearsVisibleTo(ctx).selectAll().where('providerYear.cycleId', '=', cycleId)} years`.execute(ctx.db)
  return rows[0] ?? nothingKnown
}

function median(column: string) {
  return medianOf(sql.ref(column))
}

function medianShare(part: string, whole: string) {
  return medianOf(sql`${sql.ref(part)}::float / nullif(${sql.ref(whole)}, 0)`)
}

function medianOf(value: ReturnType<typeof sql>) {
  return sql`case when count(${value}) >= ${PROVIDERS_AT_LEAST} then percentile_cont(0.5) within group (order by ${value}) end`
}

const nothingKnown: AreaFigures = {
  ...{ providers: 0, received: null, medianDays: null, ninetiethDays: null, inTime: null, offered: null },
  ...{ accepted: null, confirmed: null, enrolled: null, missed: null, rejected: null },
}
