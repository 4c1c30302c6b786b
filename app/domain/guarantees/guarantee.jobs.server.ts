import { z } from 'zod'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { mayChangeGuarantee } from './guarantee.queries.server'
import { refreshLearner, refreshSome } from './refresh.commands.server'

/** One thousand learners of an area, and then the next. */
export const refreshBatch = defineJob({
  name: 'guarantees/refresh-batch',
  payload: z.object({ areaId: z.uuid(), season: z.number().int(), after: z.uuid().nullable() }),
  run: (ctx, batch) => refreshSome(ctx, batch),
})

/** An offer, an enrolment or another activity: the answer follows at once, where it could change. The night sees to the rest. */
export const refreshAfter = defineJob({
  name: 'guarantees/refresh-after',
  payload: reactionPayload,
  matters: mayChangeGuarantee,
  run: async (ctx, { learnerId }) => {
    if (learnerId) await refreshLearner(ctx, learnerId)
  },
})
