import { sql } from 'kysely'
import { guaranteeMonthsVisibleTo } from '~/access/guarantee-scopes.server'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import { scorecardMonthsVisibleTo } from '~/access/scorecard-scopes.server'
import { openSeasons } from '~/domain/guarantees/guarantee'
import { guaranteeOf } from '~/domain/nccis-returns/period'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { frozenPeople, neetIn, peopleToday, standingsIn } from './person.queries.server'
import { COUNTING, hasMiddle, monthEndOf, monthsDue, type MonthDue } from './month'
import { promisedBeside, promisedTo } from './promised.queries.server'
import { Tally, type Count, type SchoolCount } from './tally'

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
    await inTransaction(ctx, (ctx) => endMonths(ctx, id))
    for (const month of await dueOf(ctx, id)) {
      await inTransaction(ctx, (ctx) => countMonth(ctx, id, month))
      counted += 1
    }
  }
  return counted
}

/** A month that is over stands as it was counted last, for everybody. */
async function endMonths(ctx: Context, areaId: string) {
  const over = (await standsOf(ctx, areaId)).filter(({ periodEnd }) => periodEnd < monthEndOf(londonDay(ctx.now)))
  const idsOf = (stand: string) => over.filter((one) => one.stand === stand).map(({ id }) => id)
  await forget(ctx, idsOf('mid-month'))
  const running = idsOf('running')
  if (running.length === 0) return
  await ctx.db.updateTable('scorecardMonth').set({ stand: 'whole' }).where('id', 'in', running).execute()
}

// Few months run: those that are whole are not asked for.
function standsOf(ctx: Context, areaId: string) {
  return scorecardMonthsVisibleTo(ctx)
    .select(['scorecardMonth.id', 'scorecardMonth.periodEnd', 'scorecardMonth.stand'])
    .where('scorecardMonth.areaId', '=', areaId)
    .where('scorecardMonth.stand', '<>', 'whole')
    .orderBy('scorecardMonth.periodEnd')
    .orderBy('scorecardMonth.stand')
    .limit(MONTHS_AT_MOST)
    .execute()
}

async function forget(ctx: Context, gone: readonly string[]) {
  if (gone.length === 0) return
  for (const table of ['scorecardSchoolCount', 'scorecardCount'] as const)
    await ctx.db
      .deleteFrom(table)
      .where('monthId', 'in', [...gone])
      .execute()
  await ctx.db
    .deleteFrom('scorecardMonth')
    .where('id', 'in', [...gone])
    .execute()
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
    .select(['scorecardMonth.guaranteeMonthId', 'scorecardMonth.counting'])
    .where('scorecardMonth.areaId', '=', areaId)
    .where('scorecardMonth.stand', '<>', 'mid-month')
    .orderBy('scorecardMonth.periodEnd', 'desc')
    .limit(MONTHS_AT_MOST)
    .execute()
  const locked = await guaranteeMonthsVisibleTo(ctx)
    .select(['guaranteeMonth.id', 'guaranteeMonth.endsOn', 'guaranteeMonth.season'])
    .where('guaranteeMonth.areaId', '=', areaId)
    .orderBy('guaranteeMonth.endsOn', 'desc')
    .limit(MONTHS_AT_MOST)
    .execute()
  // Two Septembers may be locked on the same day; a month tells of its own.
  const own = locked.filter(({ endsOn, season }) => guaranteeOf(endsOn).season === season)
  return monthsDue(frozen, own, counted, londonDay(ctx.now))
}

async function countMonth(ctx: Context, areaId: string, month: MonthDue) {
  // A county is more than any page may take.
  await sql`select set_config('statement_timeout', '10min', true)`.execute(ctx.db)
  const { periodEnd, snapshotId, before, lockedId } = month
  const today = londonDay(ctx.now)
  const tally = new Tally(snapshotId ? periodEnd : today, before && (await neetIn(ctx, before.id, before.periodEnd)))
  await tallyPeople(ctx, areaId, month, tally)
  if (month.isGuaranteeAlone) return keepGuarantee(ctx, areaId, month, tally)

  const cameFrom = before ? await standingsIn(ctx, before.id, before.periodEnd, tally.joined()) : new Map()
  const stand = snapshotId ? 'whole' : 'running'
  const facts = {
    ...{ snapshotId, beforeId: before?.id ?? null, guaranteeMonthId: lockedId },
    ...{ counting: COUNTING, countedOn: today, people: tally.people },
  }
  const { id } = await ctx.db
    .insertInto('scorecardMonth')
    .values({ areaId, periodEnd, stand, ...facts })
    .onConflict((conflict) => conflict.columns(['areaId', 'periodEnd', 'stand']).doUpdateSet(facts))
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.db.deleteFrom('scorecardCount').where('monthId', '=', id).execute()
  await ctx.db.deleteFrom('scorecardSchoolCount').where('monthId', '=', id).execute()
  await addCounts(ctx, id, tally.counts(cameFrom), tally.schoolCounts())
  const others = (await standsOf(ctx, areaId)).filter((one) => one.periodEnd === periodEnd && one.id !== id)
  if (stand === 'whole')
    await forget(
      ctx,
      others.map((one) => one.id),
    )
  else if (others.length === 0 && hasMiddle(today)) await keepMiddle(ctx, id)
}

/** How the month that runs stood in its middle is kept beside what each night counts. */
async function keepMiddle(ctx: Context, monthId: string) {
  const { rows } = await sql<{ id: string }>`
    insert into scorecard_month (area_id, period_end, stand, snapshot_id, before_id, guarantee_month_id, counting, counted_on, people)
    select area_id, period_end, 'mid-month', snapshot_id, before_id, guarantee_month_id, counting, counted_on, people
    from scorecard_month where id = ${monthId} returning id`.execute(ctx.db)
  await sql`
    insert into scorecard_count (month_id, topic, dimension, value, part, people)
    select ${rows[0]?.id}, topic, dimension, value, part, people from scorecard_count where month_id = ${monthId}`.execute(
    ctx.db,
  )
  await sql`
    insert into scorecard_school_count (month_id, school_id, topic, dimension, value, part, people)
    select ${rows[0]?.id}, school_id, topic, dimension, value, part, people from scorecard_school_count
    where month_id = ${monthId}`.execute(ctx.db)
}

/** Everybody of the month, and the answers of its September Guarantee; while a month runs, those of the September to come as well. */
async function tallyPeople(ctx: Context, areaId: string, month: MonthDue, tally: Tally) {
  const { periodEnd, snapshotId, lockedId, isGuaranteeAlone } = month
  const today = londonDay(ctx.now)
  const own = { areaId, season: guaranteeOf(isGuaranteeAlone || snapshotId ? periodEnd : today).season, lockedId }
  const isRunning = !snapshotId && !isGuaranteeAlone
  const coming = openSeasons(today).find((season) => isRunning && season !== own.season)
  const seasons = [
    { topic: 'guarantee' as const, answers: own },
    ...(coming ? [{ topic: 'coming-guarantee' as const, answers: { areaId, season: coming, lockedId: null } }] : []),
  ]
  const people = snapshotId ? frozenPeople(ctx, snapshotId, periodEnd) : peopleToday(ctx, areaId, today)
  for await (const some of people) {
    if (!isGuaranteeAlone) for (const one of some) tally.add(one)
    const known = new Map(some.map((one) => [one.learnerId, one]))
    for (const { topic, answers } of seasons)
      for (const one of await promisedTo(ctx, answers, [...known.keys()]))
        tally.addGuarantee(topic, one, known.get(one.learnerId))
  }
  for (const { topic, answers } of seasons)
    for await (const { rows, known } of promisedBeside(ctx, answers, {
      snapshotId,
      day: snapshotId ? periodEnd : today,
    }))
      for (const one of rows) tally.addGuarantee(topic, one, known.get(one.learnerId))
}

/** Of a month that is over nothing is counted anew but its guarantee, which was locked meanwhile. */
async function keepGuarantee(ctx: Context, areaId: string, { periodEnd, lockedId }: MonthDue, tally: Tally) {
  const { id } = await ctx.db
    .updateTable('scorecardMonth')
    .set({ guaranteeMonthId: lockedId, counting: COUNTING })
    .where('areaId', '=', areaId)
    .where('periodEnd', '=', periodEnd)
    .returning('id')
    .executeTakeFirstOrThrow()
  const counts = tally.counts(new Map())
  const topics = ['guarantee', 'guarantee-code', 'coming-guarantee', 'coming-guarantee-code']
  await ctx.db.deleteFrom('scorecardCount').where('monthId', '=', id).where('topic', 'in', topics).execute()
  await ctx.db.deleteFrom('scorecardSchoolCount').where('monthId', '=', id).where('topic', '=', 'guarantee').execute()
  await addCounts(ctx, id, counts, tally.schoolCounts())
}

async function addCounts(ctx: Context, monthId: string, counts: readonly Count[], ofSchools: readonly SchoolCount[]) {
  await sql`
    insert into scorecard_count (month_id, topic, dimension, value, part, people)
    select ${monthId}, topic, dimension, value, part, people
    from json_to_recordset(${JSON.stringify(counts)}::json) as new (topic text, dimension text, value text, part text, people int)`.execute(
    ctx.db,
  )
  await sql`
    insert into scorecard_school_count (month_id, school_id, topic, dimension, value, part, people)
    select ${monthId}, school, topic, dimension, value, part, people
    from json_to_recordset(${JSON.stringify(ofSchools)}::json)
      as new (school uuid, topic text, dimension text, value text, part text, people int)`.execute(ctx.db)
}
