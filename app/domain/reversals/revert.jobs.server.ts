import { createElement } from 'react'
import { z } from 'zod'
import RejectionReverted from '#emails/RejectionReverted'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient, parentRecipients } from '~/domain/applications/recipient.queries.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'

/** The letter after a second thought: to the learner and each linked parent, while the offer stands. */
export const tellReverted = defineJob({
  name: 'reversals/tell-reverted',
  payload: z.object({ offerId: z.uuid() }),
  run: async (ctx, { offerId }) => {
    const row = await ctx.db.selectFrom('offer').select('choiceId').where('id', '=', offerId).executeTakeFirst()
    const choice = row && (await findForLetter(ctx, row.choiceId))
    const offer = row && (await newestOffer(ctx, row.choiceId))
    if (!choice || offer?.id !== offerId || offer.endedAt !== null) return
    const learner = { to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.choice(choice.id) }
    const parents = { to: await parentRecipients(ctx, choice.learnerId), link: paths.parent.learner(choice.learnerId) }
    for (const { to, link } of [learner, parents]) {
      await writeTo(ctx, to, {
        key: `rejection-reverted:${offerId}`,
        template: 'RejectionReverted',
        learnerId: choice.learnerId,
        subject: `${choice.provider} has thought again`,
        content: ({ name }) =>
          createElement(RejectionReverted, {
            name,
            learner: to === parents.to ? choice.givenNames : null,
            course: choice.course,
            provider: choice.provider,
            conditions: offer.conditions.map(({ text }) => text),
            message: offer.message,
            replyBy: offer.replyBy,
            link: address(link),
          }),
      })
    }
  },
})
