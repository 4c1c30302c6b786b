import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { proposeDestination, proposeIntention } from './destination.commands.server'

/** Somebody enrolled: that is where the learner went, until an adviser says otherwise. */
export const proposeDestinationOf = defineJob({
  name: 'destinations/propose-destination',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => proposeDestination(ctx, subjectId),
})

/** Somebody took a firm place: that is where the learner means to go, until the school says otherwise. */
export const proposeIntentionOf = defineJob({
  name: 'destinations/propose-intention',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => proposeIntention(ctx, subjectId),
})
