import type { Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { resultsTimes } from '~/domain/areas/setting'
import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { cyclesWithResults } from '~/domain/cycles/cycle.queries.server'
import { release } from './release.commands.server'
import { releaseWhenDue } from './release-due.jobs.server'
import { resultsMinute } from './results-minute'

/**
 * On the morning of results, in every area whose minute has come: what was under embargo is known, and places are settled.
 * An area whose minute is later that day is come back to. What was cut off is gone on with the next morning at the latest.
 */
export async function releaseResults(ctx: Context): Promise<number> {
  let begun = 0
  for (const cycle of await cyclesWithResults(ctx)) {
    const minute = resultsMinute(cycle, await settingsOf(ctx, cycle.areaId))
    if (minute === null) continue
    if (minute <= ctx.now) begun += await release(ctx, cycle)
    else if (isLaterToday(minute, ctx.now)) await comeBack(ctx, cycle, minute)
  }
  return begun
}

/** The line of the night shift has been reached, and the area's own minute has not. */
function isLaterToday(minute: Date, now: Date) {
  const today = londonDay(now)
  return londonDay(minute) === today && londonMoment(today, `${resultsTimes[0]}:00`) <= now
}

function comeBack(ctx: Context, { id }: Cycle, minute: Date) {
  const delaySeconds = Math.ceil((minute.getTime() - ctx.now.getTime()) / 1000)
  return enqueue(ctx, releaseWhenDue, { cycleId: id }, { key: `results:${id}`, delaySeconds })
}
