import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { reviewAfterMove } from './review.commands.server'

/** A learner has joined another school: the plan is looked at soon. */
export const reviewAfterMoveOf = defineJob({
  name: 'reviews/after-move',
  payload: reactionPayload,
  run: async (ctx, { learnerId }) => {
    if (learnerId) await reviewAfterMove(ctx, learnerId)
  },
})
