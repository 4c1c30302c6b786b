import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { dropInterviewOf } from './drop-interview.commands.server'

/** A choice was answered or withdrawn: an interview still to come falls away. */
export const cancelInterviewsOf = defineJob({
  name: 'interviews/drop-interview',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => dropInterviewOf(ctx, subjectId),
})
