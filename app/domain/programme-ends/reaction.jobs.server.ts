import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { linkPlaceAfter } from './progression.commands.server'
import { closeEndOfChoice } from './undo-end.commands.server'

/** Somebody is enrolled: an ending of the same enrolment stands no more, and an ending before it knows what followed. */
export const followEnrolment = defineJob({
  name: 'programme-ends/follow-enrolment',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    await closeEndOfChoice(ctx, subjectId)
    await linkPlaceAfter(ctx, subjectId)
  },
})
