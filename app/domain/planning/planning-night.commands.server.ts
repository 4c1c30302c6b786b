import { sql } from 'kysely'
import { firmlyHeld } from '~/domain/applications/choice.states'
import { cycleAt } from '~/domain/cycles/cycle'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { countDemand } from './count-demand.commands.server'
import { countFlows } from './count-flows.commands.server'
import { countOutcomes } from './count-outcomes.commands.server'
import { countUnmet } from './count-unmet.commands.server'
import { countedOn, sameDayOf, type Counted } from './counted'

const AREAS_AT_MOST = 100
const CYCLES_FOLLOWED = 4

/**
 * Each night: counts for planning up to the end of the day before, area by area, and the demand of the last cycle up to the same day
 * of its year; and what the last cycles came to by then. The same night twice changes nothing.
 */
export async function countPlanning(ctx: Context) {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id } of areas) await inTransaction(ctx, (ctx) => countArea(ctx, id))
}

async function countArea(ctx: Context, areaId: string) {
  const cycles = await cyclesOf(ctx, areaId)
  const cycle = cycleAt(cycles, ctx.now)
  if (!cycle) return
  const countedTo = addDays(londonDay(ctx.now), -1)
  const now = countedOn(cycle, countedTo)
  await countDemand(ctx, now)
  await countUnmet(ctx, now)
  await countFlows(ctx, now)
  await countMeasures(ctx, now)
  const earlier = cycles
    .filter(({ startsOn }) => startsOn < cycle.startsOn)
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
  for (const one of [cycle, ...earlier].slice(0, CYCLES_FOLLOWED)) await countOutcomes(ctx, countedOn(one, countedTo))
  const [before] = earlier
  if (!before) return
  await countDemand(ctx, countedOn(before, sameDayOf(before, cycle, countedTo)))
}

/** One row a day for each measure of the partnership that planning counts: what is counted, and of how many. */
async function countMeasures(ctx: Context, { cycle, countedTo }: Counted) {
  const { areaId } = cycle
  const own = sql`area_id = ${areaId} and cycle_id = ${cycle.id}`
  await sql`
    insert into planning_day (area_id, on_day, measure, part, whole)
    select ${areaId}, ${countedTo}::date, measure, part, whole
    from (
      select 'refused-full' as measure, coalesce(sum(refused_full), 0)::int as part, coalesce(sum(choices), 0)::int as whole
      from demand_line where ${own}
      union all
      select 'unfilled', coalesce(sum(unfilled), 0)::int, coalesce(sum(places), 0)::int from demand_line where ${own}
      union all
      select 'far-to-travel', coalesce(sum(accepted) filter (where band in ('10-to-20', 'over-20')), 0)::int,
        coalesce(sum(accepted) filter (where band <> 'not-known'), 0)::int
      from flow_line where ${own} and is_own
      union all
      select 'placed', count(distinct choice.learner_id) filter (where choice.state = any (${heldOrEnrolled}::choice_state[]))::int,
        count(distinct choice.learner_id)::int
      from choice join learner on learner.id = choice.learner_id and learner.area_id = ${areaId}
      where choice.cycle_id = ${cycle.id} and choice.sent_at is not null
    ) counted
    order by measure
    on conflict (area_id, measure, on_day) do update set part = excluded.part, whole = excluded.whole`.execute(ctx.db)
}

const heldOrEnrolled = [...firmlyHeld, 'enrolled']
