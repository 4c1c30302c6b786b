import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { address } from '~/kit/mail.server'
import { postText } from '~/kit/text.server'
import { paths } from '~/paths'
import { calledFromWaitingList, learnersOnLastDay, learnersToReplyToday } from './text-day.queries.server'
import { textWords, withAddress } from './text.words'

const site = () => address(paths.learner.home)

/** In the morning of a last day: a text message to each learner who agreed and has something to do today; once each. */
export async function textOnLastDays(ctx: Context) {
  const today = londonDay(ctx.now)
  for (const { learnerId, cycleId } of await learnersOnLastDay(ctx)) {
    const body = withAddress(textWords.lastDayToApply(), site())
    await postText(ctx, {
      key: `last-day-to-apply:${cycleId}:${learnerId}`,
      template: 'LastDayToApply',
      learnerId,
      body,
    })
  }
  for (const { learnerId } of await learnersToReplyToday(ctx)) {
    const body = withAddress(textWords.lastDayToReply(), site())
    await postText(ctx, { key: `last-day-to-reply:${today}:${learnerId}`, template: 'LastDayToReply', learnerId, body })
  }
}

/** An offer to somebody on a waiting list leaves little time: a text message says that it is there. */
export const textOfFreePlace: Reaction = defineJob({
  name: 'messages/text-of-free-place',
  payload: reactionPayload,
  run: async (ctx, { eventId }) => {
    const called = await calledFromWaitingList(ctx, eventId)
    if (!called) return
    const body = withAddress(textWords.placeCameFree(called.replyBy), site())
    await postText(ctx, { key: `free-place:${eventId}`, template: 'PlaceCameFree', learnerId: called.learnerId, body })
  },
})
