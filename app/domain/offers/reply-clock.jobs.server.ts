import { createElement } from 'react'
import ReplyDateSet from '#emails/ReplyDateSet'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerRecipient } from '../applications/recipient.queries.server'
import { endOfferOf, setReplyClocks } from './reply-clock.commands.server'

/** When an answer has come or is no longer awaited, the clock for the learner's other offers may start. */
export const afterAnAnswer: Reaction = defineJob({
  name: 'offers/after-an-answer',
  payload: reactionPayload,
  run: (ctx, { subjectId, eventId }) => inTransaction(ctx, (ctx) => startClocks(ctx, subjectId, eventId)),
})

async function startClocks(ctx: Context, choiceId: string, eventId: string) {
  const choice = await findForLetter(ctx, choiceId)
  if (!choice) return
  await endOfferOf(ctx, choiceId)
  const { replyBy, started } = await setReplyClocks(ctx, choice, { isNewOffer: false })
  if (replyBy === null || started === 0) return
  await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
    key: `reply-date-set:${eventId}`,
    template: 'ReplyDateSet',
    learnerId: choice.learnerId,
    subject: `Reply to your offers by ${formatDay(replyBy)}`,
    content: ({ name }) =>
      createElement(ReplyDateSet, { name, offers: started, replyBy, link: address(paths.learner.home) }),
  })
}
