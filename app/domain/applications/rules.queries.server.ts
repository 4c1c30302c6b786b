import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { settingsOf } from '../areas/area.queries.server'
import { closuresOf, currentCycle } from '../cycles/cycle.queries.server'

export type Rules = Awaited<ReturnType<typeof rulesFor>>

/**
 * What the area of a learner has settled: its cycle of today, its limits, its holidays. A deed asks before it begins:
 * nothing of this is written with it, and nobody waits for the answer behind a locked row.
 */
export async function rulesFor(ctx: Context, learnerId: string) {
  const areaId = ctx.actor.learnerId === learnerId ? ctx.actor.areaId : await areaOf(ctx, learnerId)
  const [cycle, settings, closures] = await Promise.all([
    currentCycle(ctx, areaId),
    settingsOf(ctx, areaId),
    closuresOf(ctx, areaId),
  ])
  return { areaId, cycle, settings, closures }
}

async function areaOf(ctx: Context, learnerId: string) {
  const visible = await learnersVisibleTo(ctx)
    .select('learner.areaId')
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(visible, 'learner').areaId
}
