import { z } from 'zod'
import { defineJob } from '~/kit/jobs.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { release } from './release.commands.server'
import { isOut } from './results-minute'

/** The minute of an area that is later than the line of the night shift; one that was moved meanwhile is left alone. */
export const releaseWhenDue = defineJob({
  name: 'results/release',
  payload: z.object({ cycleId: z.uuid() }),
  run: async (ctx, { cycleId }) => {
    const cycle = await findCycle(ctx, cycleId)
    if (isOut(cycle, await settingsOf(ctx, cycle.areaId), ctx.now)) await release(ctx, cycle)
  },
})
