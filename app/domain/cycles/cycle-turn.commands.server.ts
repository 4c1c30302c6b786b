import { cycleYear, spanOf } from './cycle'
import type { Context } from '~/kit/context.server'
import { openCycle } from './cycle.commands.server'
import { areasWithoutCycleOn } from './calendar.queries.server'

/**
 * Each night: an area whose new year has begun finds its cycle there, also where nobody has prepared it. One that was
 * prepared is left as it is, and so is everything of the years before.
 */
export async function openCyclesOfNewYear(ctx: Context): Promise<number> {
  const year = cycleYear(ctx.now)
  let opened = 0
  for (const areaId of await areasWithoutCycleOn(ctx, spanOf(year).startsOn)) {
    if (await openCycle(ctx, areaId, year)) opened += 1
  }
  return opened
}
