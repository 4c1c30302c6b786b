import { sql } from 'kysely'
import { guaranteeMonthsVisibleTo, guaranteesVisibleTo } from '~/access/guarantee-scopes.server'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import { scorecardMonthsVisibleTo } from '~/access/scorecard-scopes.server'
import { guaranteeOf } from '~/domain/nccis-returns/period'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { frozenPeople, neetIn, peopleToday, standingsIn } from './person.queries.server'
import { monthEndOf, monthsDue, type MonthDue } from './month'
import { Tally, type Count } from './tally'

const AREAS_AT_MOST = 500
const MONTHS_AT_MOST = 240

/**
 * Each night: counts the month that runs as the record stands, and each frozen month that was not counted yet or was frozen anew. It is
 * done at night and not with each change, so that a change costs nothing more; a board is as old as the night, and says so.
 */
export async function countMonths(ctx: Context): Promise<number> {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  let counted = 0
  for (const { id } of areas) {
    for (const month of await dueOf(ctx, id)) {
      await inTransaction(ctx, (ctx) => countMonth(ctx, id, month))
      counted += 1
    }
  }
  return counted
}

async function dueOf(ctx: Context, areaId: string): Promise<MonthDue[]> {
  const frozen = await returnsVisibleTo(ctx)
    .select(['nccisSnapshot.id', 'nccisSnapshot.periodEnd'])
    .where('nccisSnapshot.areaId', '=', areaId)
    .where('nccisSnapshot.status', '=', 'frozen')
    .orderBy('nccisSnapshot.periodEnd', 'desc')
    .limit(MONTHS_AT_MOST)
    .execute()
  const counted = await scorecardMonthsVisibleTo(ctx)
    .select(['scorecardMonth.periodEnd', 'scorecardMonth.snapshotId', 'scorecardMonth.beforeId'])
    .where('scorecardMonth.areaId', '=', areaId)
    .orderBy('scorecardMonth.periodEnd', 'desc')
    .limit(MONTHS_AT_MOST)
    .execute()
  return monthsDue(frozen, counted, londonDay(ctx.now))
}

async function countMonth(ctx: Context, areaId: string, month: MonthDue) {
  // A county is more than any page may take.
  await sql`select set_config('statement_timeout', '10min', true)`.execute(ctx.db)
  const { periodEnd, snapshotId, before } = month
  const today = londonDay(ctx.now)
  const tally = new Tally(snapshotId ? periodEnd : today, before && (await neetIn(ctx, before.id, before.periodEnd)))
  const people = snapshotId ? frozenPeople(ctx, snapshotId, periodEnd) : peopleToday(ctx, areaId, today)
  for await (const some of people) for (const one of some) tally.add(one)
  const cameFrom = before ? await standingsIn(ctx, before.id, before.periodEnd, tally.joined()) : new Map()
  const guarantees = await guaranteesIn(ctx, areaId, snapshotId ? periodEnd : today)

  const facts = { snapshotId, beforeId: before?.id ?? null, countedOn: today, people: tally.people }
  const { id } = await ctx.db
    .insertInto('scorecardMonth')
    .values({ areaId, periodEnd, ...facts })
    .onConflict((conflict) => conflict.columns(['areaId', 'periodEnd']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepCounts(ctx, id, [...tally.counts(cameFrom), ...guarantees])
}

async function keepCounts(ctx: Context, monthId: string, counts: readonly Count[]) {
  await ctx.db.deleteFrom('scorecardCount').where('monthId', '=', monthId).execute()
  await sql`
    insert into scorecard_count (month_id, topic, dimension, value, part, people)
    select ${monthId}, topic, dimension, value, part, people
    from json_to_recordset(${JSON.stringify(counts)}::json) as new (topic text, dimension text, value text, part text, people int)`.execute(
    ctx.db,
  )
}

/** The September Guarantee as a month has it: as it was locked where it was, else as it stands. */
async function guaranteesIn(ctx: Context, areaId: string, day: string): Promise<Count[]> {
  const { season } = guaranteeOf(day)
  const locked = await guaranteeMonthsVisibleTo(ctx)
    .select('guaranteeMonth.id')
    .where('guaranteeMonth.areaId', '=', areaId)
    .where('guaranteeMonth.season', '=', season)
    .where('guaranteeMonth.endsOn', '=', monthEndOf(day))
    .limit(1)
    .executeTakeFirst()
  const standing = locked
    ? sql`select code, school_id from guarantee_month_row where month_id = ${locked.id}`
    : sql`${guaranteesVisibleTo(ctx)
        .select(['guarantee.code', 'guarantee.schoolId'])
        .where('guarantee.areaId', '=', areaId)
        .where('guarantee.season', '=', season)
        // Once the cohort is frozen, whoever comes later is not counted in it.
        .where(
          sql<boolean>`(guarantee.cohort_on is not null or not exists (select from guarantee_month frozen
            where frozen.area_id = guarantee.area_id and frozen.season = guarantee.season and frozen.is_cohort))`,
        )}`
  const { rows } = await sql<Count>`
    with one as materialized (
      select guarantee_code.outcome, one.school_id from (${standing}) as one join guarantee_code on guarantee_code.code = one.code)
    select 'guarantee' as topic, 'all' as dimension, '' as value, outcome as part, count(*)::int as people from one group by outcome
    union all
    select 'guarantee', 'school', coalesce(school_id::text, ''), outcome, count(*)::int from one group by school_id, outcome`.execute(
    ctx.db,
  )
  return rows
}
