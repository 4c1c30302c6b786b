import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { followCalendar } from './reply-day.commands.server'

/** The area's common day to reply or its school holidays have changed: open offers follow. */
export const followCalendarWithOffers: Reaction = defineJob({
  name: 'offers/follow-calendar',
  payload: reactionPayload,
  run: (ctx, { eventId }) => followCalendar(ctx, eventId),
})
