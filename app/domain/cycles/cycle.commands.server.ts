import type { Context } from '~/kit/context.server'
import { inTransaction } from '~/kit/context.server'
import { record } from '~/kit/audit.server'
import { mustBeAllowed } from '~/access/guard.server'
import { keyDateDefaults, keyDateNames, spanOf } from './cycle'

/** Opens an area's cycle that starts in a year, with the usual dates; a second time changes nothing. */
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
    await ctx.db
      .insertInto('keyDate')
      .values(
        keyDateNames.map((name) => {
          const { label, isPublic, on } = keyDateDefaults[name]
          return { cycleId: opened.id, name, label, isPublic, fallsOn: on(year) }
        }),
      )
      .execute()
    await record(ctx, 'cycle.opened', { type: 'cycle', id: opened.id }, { year })
    return opened.id
  })
}

/** Keeps a school holiday of an area: working days skip it from now on. */
export function addSchoolHoliday(
  ctx: Context,
  areaId: string,
  holiday: { name: string; startsOn: string; endsOn: string },
) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'cycle.open', { areaId })
    const { id } = await ctx.db
      .insertInto('closure')
      .values({ areaId, kind: 'school-holiday', ...holiday })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(ctx, 'closure.added', { type: 'closure', id }, holiday)
    return id
  })
}
