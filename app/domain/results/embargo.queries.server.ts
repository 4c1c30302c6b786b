import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { formatMoment } from '~/kit/dates'
import { resultsOutSince } from './board.queries.server'
import { resultsMinute } from './results-minute'

/** Until when results are kept back in the viewer’s area this year, in words. */
export async function embargoOf(ctx: Context) {
  const cycle = await currentCycle(ctx)
  return embargoIn(ctx, cycle, await resultsOutSince(ctx, cycle.id))
}

/** The same where it is known since when they are out. */
export async function embargoIn(ctx: Context, cycle: Cycle, outSince: Date | null) {
  const minute = resultsMinute(cycle, await settingsOf(ctx, cycle.areaId))
  return { minute: minute && `on ${formatMoment(minute)}`, isOut: outSince !== null }
}
