import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { requestReference } from './reference.commands.server'

/** Somebody chose a course: their school is asked for a reference, once a year. */
export const requestReferenceFor = defineJob({
  name: 'references/request-reference',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => requestReference(ctx, subjectId),
})
