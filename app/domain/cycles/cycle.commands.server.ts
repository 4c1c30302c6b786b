import type { Context } from '~/kit/context.server'
import { inTransaction } from '~/kit/context.server'
import { record } from '~/kit/audit.server'
import { mustBeAllowed } from '~/access/guard.server'
import { NotFound, Refusal } from '~/kit/errors'
import { keyDateDefaults, keyDateNames, spanOf, type KeyDateName } from './cycle'
import { lockCycle } from './calendar.queries.server'
import { datesOfNext, nextYear, yearOf } from './cycle-plan'
import { cyclesOf } from './cycle.queries.server'
import { refuseDayThatIsOver, refuseDisorder } from './key-date'

/**
 * Opens an area's cycle that starts in a year. Its dates are those of the cycle before, a year later, or the usual ones; a
 * second time changes nothing.
 */
export function openCycle(ctx: Context, areaId: string, year: number) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'cycle.open', { areaId })
    const opened = await ctx.db
      .insertInto('cycle')
      .values({ areaId, ...spanOf(year) })
      .onConflict((conflict) => conflict.columns(['areaId', 'startsOn']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) return null
    const before = (await cyclesOf(ctx, areaId)).find((cycle) => yearOf(cycle) === year - 1)
    const dates = datesOfNext(before, year)
    await ctx.db
      .insertInto('keyDate')
      .values(
        keyDateNames.map((name) => {
          const { label, isPublic, on } = keyDateDefaults[name]
          return { cycleId: opened.id, name, label, isPublic, fallsOn: dates[name] ?? on(year) }
        }),
      )
      .execute()
    await record(ctx, 'cycle.opened', { type: 'cycle', id: opened.id }, { year })
    return opened.id
  })
}

/** Opens the cycle after the one that runs, so that it can be prepared. */
export async function openNextCycle(ctx: Context, areaId: string) {
  return openCycle(ctx, areaId, nextYear(await cyclesOf(ctx, areaId), ctx.now))
}

/**
 * Moves a key date of a cycle to another day; what depends on it follows. `seen` is the day it fell on when somebody looked:
 * where another hand was quicker, nothing is moved.
 */
export function moveKeyDate(ctx: Context, cycleId: string, name: KeyDateName, fallsOn: string, seen?: string) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, dates } = await lockCycle(ctx, cycleId)
    mustBeAllowed(ctx, 'cycle.open', { areaId })
    const before = dates[name]
    if (before === undefined) throw new NotFound('key date')
    if (before === fallsOn) return
    if (seen !== undefined && seen !== before) throw new Refusal('moved-before', 'Somebody has moved this date since.')
    refuseDayThatIsOver(fallsOn, ctx.now)
    refuseDisorder(dates, name, fallsOn)

    await ctx.db
      .updateTable('keyDate')
      .set({ fallsOn })
      .where('cycleId', '=', cycleId)
      .where('name', '=', name)
      .execute()
    await record(ctx, 'key-date.moved', { type: 'cycle', id: cycleId }, { name, before, after: fallsOn })
  })
}

/** Marks a cycle as closed, within the deed that closed it; false where that was done before. */
export async function markCycleClosed(ctx: Context, cycleId: string): Promise<boolean> {
  const marked = await ctx.db
    .updateTable('cycle')
    .set({ closedAt: ctx.now })
    .where('id', '=', cycleId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return marked.numUpdatedRows > 0n
}
