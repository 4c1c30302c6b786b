import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { remaining } from '../applications/choice'
import { findForLetter, statesOfCycle } from '../applications/choice-letter.queries.server'
import { is } from '../applications/choice.states'
import { proposeActivity } from './activity.commands.server'
import { proposePlacement } from './proposal.commands.server'
import { askForCall } from './caseload.commands.server'

/** Somebody enrolled: the activity it speaks for is proposed to the adviser. */
export const proposeActivityOf = defineJob({
  name: 'participation/propose-activity',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => proposeActivity(ctx, subjectId),
})

/** A shared place has begun: that its learner learns is proposed to the adviser. */
export const proposePlacementOf = defineJob({
  name: 'participation/propose-placement',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => proposePlacement(ctx, subjectId),
})

/** A course was cancelled or stayed silent: where it was sent and nothing else is left, the adviser calls by the next working day. */
export const askForCallWhenNothingIsLeft = defineJob({
  name: 'participation/ask-for-call-when-nothing-is-left',
  payload: reactionPayload,
  run: async (ctx, { subjectId, learnerId }) => {
    const choice = await findForLetter(ctx, subjectId)
    if (!learnerId || !choice?.sentAt) return
    const states = await statesOfCycle(ctx, learnerId, choice.cycleId)
    if (remaining(states) === 'nothing' && !states.some((state) => is(state, 'guaranteeCounts')))
      await askForCall(ctx, learnerId, 'nothing is left')
  },
})

/** Somebody did not arrive: the adviser calls by the next working day. */
export const askForCallAfter = defineJob({
  name: 'participation/ask-for-call',
  payload: reactionPayload,
  run: async (ctx, { learnerId }) => {
    if (learnerId) await askForCall(ctx, learnerId, 'did not arrive')
  },
})
