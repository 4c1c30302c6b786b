import { createElement } from 'react'
import { z } from 'zod'
import OfferChanged from '#emails/OfferChanged'
import { defineJob } from '~/kit/jobs.server'
import { writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { learnerAndParents } from '~/domain/applications/recipient.queries.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { changeFrom } from './changed-offer'

/** The letters of an offer in another form: what was and what is, to the learner and each linked parent, while it stands. */
export const tellOfChangedOffer = defineJob({
  name: 'changed-offers/tell-of-changed-offer',
  payload: z.object({ offerId: z.uuid() }),
  run: async (ctx, { offerId }) => {
    const row = await ctx.db.selectFrom('offer').select('choiceId').where('id', '=', offerId).executeTakeFirst()
    const choice = row && (await findForLetter(ctx, row.choiceId))
    const offer = row && (await newestOffer(ctx, row.choiceId))
    const change = offer && changeFrom(offer.madeAs)
    if (!choice || !change || offer.id !== offerId || offer.endedAt !== null) return
    for (const { learner, to, link } of await learnerAndParents(ctx, choice, paths.learner.choice(choice.id)))
      await writeTo(ctx, to, {
        key: `offer-changed:${offerId}`,
        template: 'OfferChanged',
        learnerId: choice.learnerId,
        subject: `${choice.provider} ${subjects[change]}`,
        content: ({ name }) =>
          createElement(OfferChanged, {
            name,
            learner,
            change,
            provider: choice.provider,
            course: offer.courseTitle,
            earlierCourse: offer.earlier?.courseTitle ?? offer.courseTitle,
            conditions: offer.conditions.map(({ text }) => text),
            earlierConditions: offer.earlier?.conditions.map(({ text }) => text) ?? [],
            message: offer.message,
            replyBy: offer.replyBy,
            link,
          }),
      })
  },
})

const subjects = {
  changed: 'has changed an offer',
  again: 'has made an offer again',
  reopened: 'has opened an offer again',
  'other-course': 'has made another offer',
} as const
