import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { followHolidays } from './running-clock.commands.server'

/** School holidays have changed: the clocks of answers and of school checks are worked out again. */
export const followHolidaysWithAnswers: Reaction = defineJob({
  name: 'clocks/follow-holidays',
  payload: reactionPayload,
  run: (ctx, { eventId }) => followHolidays(ctx, eventId),
})
