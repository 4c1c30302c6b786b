import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { proposeActivity } from './activity.commands.server'
import { askForCall } from './caseload.commands.server'

/** Somebody enrolled: the activity it speaks for is proposed to the adviser. */
export const proposeActivityOf = defineJob({
  name: 'participation/propose-activity',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => proposeActivity(ctx, subjectId),
})

/** Somebody did not arrive: the adviser calls by the next working day. */
export const askForCallAfter = defineJob({
  name: 'participation/ask-for-call',
  payload: reactionPayload,
  run: async (ctx, { learnerId }) => {
    if (learnerId) await askForCall(ctx, learnerId, 'did not arrive')
  },
})
