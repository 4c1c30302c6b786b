import { z } from 'zod'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { isOfLeaver } from './leaver.queries.server'
import { refreshLearner, refreshSome } from './refresh.commands.server'

/** One thousand leavers of an area, and then the next. */
export const refreshBatch = defineJob({
  name: 'leavers/refresh-batch',
  payload: z.object({ areaId: z.uuid(), leavingYear: z.number().int(), after: z.uuid().nullable() }),
  run: (ctx, batch) => refreshSome(ctx, batch),
})

/** An enrolment, an activity or a destination: where a leaver went follows at once. The night sees to the rest. */
export const refreshLeaverAfter = defineJob({
  name: 'leavers/refresh-after',
  payload: reactionPayload,
  matters: isOfLeaver,
  run: async (ctx, { learnerId }) => {
    if (learnerId) await refreshLearner(ctx, learnerId)
  },
})
