import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { followApplicationsOpen } from './key-dates.commands.server'
import { publishDue } from './publishing.commands.server'

/** The area has moved a key date: next year's starts follow it, and what is due by it appears. */
export const followKeyDates = defineJob({
  name: 'publishing/follow-key-dates',
  payload: reactionPayload,
  run: async (ctx, { eventId }) => {
    await followApplicationsOpen(ctx, eventId)
    await publishDue(ctx)
  },
})
