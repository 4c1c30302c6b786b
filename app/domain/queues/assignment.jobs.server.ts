import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { assignChoice } from './assignment.commands.server'
import { leftBehindBy } from './assignment.queries.server'

/** Somebody has left a provider: the open applications they saw to are nobody's again, so that none waits unseen. */
export const handBackOf = defineJob({
  name: 'queues/hand-back',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    for (let left = await leftBehindBy(ctx, subjectId); left.length > 0; left = await leftBehindBy(ctx, subjectId))
      for (const { id } of left) await assignChoice(ctx, id, null)
  },
})
