import { sql } from 'kysely'
import { guaranteesVisibleTo } from '~/access/guarantee-scopes.server'
import { follows } from '~/access/return-scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { cyclesOf } from '../cycles/cycle.queries.server'
import type { Cycle } from '../cycles/cycle'
import { monthEnds, openSeasons } from './guarantee'
import { refreshAll } from './refresh.commands.server'

const AREAS_AT_MOST = 100

/**
 * Each night: on the day the cohort is frozen, and at the end of each month until the guarantee is reported, what stands is
 * worked out once more and locked. Nothing changes a locked month; a night that comes twice finds it there.
 */
export async function lockMonths(ctx: Context) {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id } of areas) {
    for (const cycle of await cyclesOf(ctx, id)) await lockDue(ctx, cycle)
  }
}

async function lockDue(ctx: Context, cycle: Cycle) {
  const season = Number(cycle.startsOn.slice(0, 4)) + 1
  const { 'cohort-frozen': frozenOn, 'guarantee-reported': reportedOn } = cycle.dates
  if (!frozenOn || !reportedOn || londonDay(ctx.now) <= frozenOn) return
  if (!openSeasons(londonDay(ctx.now)).includes(season)) return
  const locked = await ctx.db
    .selectFrom('guaranteeMonth')
    .select('endsOn')
    .where('areaId', '=', cycle.areaId)
    .where('season', '=', season)
    .orderBy('endsOn')
    .limit(24)
    .execute()
  const known = locked.map(({ endsOn }) => endsOn)
  for (const [at, endsOn] of monthEnds(frozenOn, reportedOn).entries()) {
    const isFirst = at === 0 && known.length === 0
    // Where the day of freezing is moved once the cohort is frozen, its months stay as they are.
    if (endsOn >= londonDay(ctx.now) || known.includes(endsOn) || (at === 0 && !isFirst)) continue
    await lockMonth(ctx, { areaId: cycle.areaId, season, endsOn, isCohort: isFirst })
  }
}

type Month = { areaId: string; season: number; endsOn: string; isCohort: boolean }

function lockMonth(ctx: Context, month: Month) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, season, isCohort, endsOn } = month
    await refreshAll(ctx, month)
    // Whoever has moved to another authority, left England or died is told of elsewhere or by nobody, as in a month that runs.
    const standing = guaranteesVisibleTo(ctx)
      .where('guarantee.areaId', '=', areaId)
      .where('guarantee.season', '=', season)
      .where(follows('guarantee.learnerId'))
    const counted = await standing
      .$if(!isCohort, (rows) => rows.where('cohortOn', 'is not', null))
      .select((eb) => eb.fn.countAll<number>().as('learners'))
      .executeTakeFirstOrThrow()
    const id = newId()
    const made = await ctx.db
      .insertInto('guaranteeMonth')
      .values({ id, areaId, season, endsOn, isCohort, learners: Number(counted.learners), lockedAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    if (isCohort) {
      const joined = ctx.db.updateTable('guarantee').set({ cohortOn: endsOn })
      await joined.where('areaId', '=', areaId).where('season', '=', season).execute()
    }
    await ctx.db
      .insertInto('guaranteeMonthRow')
      .columns([
        'monthId',
        'learnerId',
        'yearGroup',
        'code',
        'authorityCode',
        'schoolId',
        'source',
        'evidence',
        'reason',
      ])
      .expression(
        standing
          .where('cohortOn', 'is not', null)
          .select((eb) => [
            eb.cast<string>(eb.val(id), 'uuid').as('monthId'),
            ...(['learnerId', 'yearGroup', 'code', 'authorityCode', 'schoolId', 'source'] as const),
            ...(['evidence', 'reason'] as const),
          ]),
      )
      .execute()
    await ctx.db
      .insertInto('guaranteeMonthCount')
      .columns(['monthId', 'code', 'learners'])
      .expression((eb) =>
        eb
          .selectFrom('guaranteeMonthRow')
          .select(['monthId', 'code', sql<number>`count(*)`.as('learners')])
          .where('monthId', '=', id)
          .groupBy(['monthId', 'code']),
      )
      .execute()
    await record(ctx, 'guarantee.month-locked', { type: 'guarantee-month', id }, { season, endsOn, isCohort })
  })
}
