import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { endSeatsOf } from './minibus.commands.server'

/** A placement that is over, or that has other days, needs its seats no longer than its blocks. */
export const endSeatsAfter = defineJob({
  name: 'travel/end-seats',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => endSeatsOf(ctx, subjectId),
})
