import { createElement } from 'react'
import { z } from 'zod'
import ReplyDateMoved from '#emails/ReplyDateMoved'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { learnerRecipient } from '../applications/recipient.queries.server'
import { nextReplyDay } from './reply-day.queries.server'

/** The letter that says the last day to reply is another one now. */
export const tellReplyDayMoved = defineJob({
  name: 'offers/tell-reply-day-moved',
  payload: z.object({ learnerId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { learnerId, eventId }) => {
    const next = await nextReplyDay(ctx, learnerId)
    if (!next?.replyBy) return
    const { replyBy, offers } = next
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `reply-date-moved:${eventId}:${learnerId}`,
      template: 'ReplyDateMoved',
      learnerId,
      subject: `The last day to reply is now ${formatDay(replyBy)}`,
      content: ({ name }) =>
        createElement(ReplyDateMoved, { name, offers: Number(offers), replyBy, link: address(paths.learner.home) }),
    })
  },
})
