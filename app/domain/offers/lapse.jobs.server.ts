import { createElement } from 'react'
import { z } from 'zod'
import OfferAboutToLapse from '#emails/OfferAboutToLapse'
import OfferLapsed from '#emails/OfferLapsed'
import { formatDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { remaining } from '../applications/choice'
import { findForLetter, statesOfCycle } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { admissionsRecipients, learnerRecipient, tutorRecipients } from '../applications/recipient.queries.server'
import { offersToRemind } from './lapse.queries.server'

/** Each morning: a reminder some working days before the last day to reply, and one on that day; once each. */
export async function remindOfOffers(ctx: Context) {
  for (const { offerId, choiceId, replyBy, isLastDay } of await offersToRemind(ctx)) {
    const choice = await findForLetter(ctx, choiceId)
    if (!choice) continue
    const { course, provider, learnerId } = choice
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `offer-about-to-lapse:${offerId}:${replyBy}:${isLastDay ? 'last-day' : 'soon'}`,
      template: 'OfferAboutToLapse',
      learnerId,
      subject: isLastDay
        ? 'Today is the last day to reply to your offer'
        : `Reply to your offer by ${formatDay(replyBy)}`,
      content: ({ name }) =>
        createElement(OfferAboutToLapse, {
          name,
          course,
          provider,
          replyBy,
          isLastDay,
          link: address(paths.learner.choice(choiceId)),
        }),
    })
  }
}

/** The letters when an offer has run out: to the learner, the provider and the tutor. */
export const tellLapsed = defineJob({
  name: 'offers/tell-lapsed',
  payload: z.object({ choiceId: z.uuid(), offerId: z.uuid() }),
  run: async (ctx, { choiceId, offerId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'lapsed') return
    const { course, provider, learnerId } = choice
    const left = remaining(await statesOfCycle(ctx, learnerId, choice.cycleId))
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.home },
      {
        reader: 'provider',
        to: await admissionsRecipients(ctx, choice.providerId),
        link: paths.provider.choice(choiceId),
      },
      { reader: 'tutor', to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `offer-lapsed:${offerId}:${reader}`,
        template: 'OfferLapsed',
        subject: reader === 'learner' ? 'Your offer has run out' : 'An offer has run out',
        ...(reader === 'learner' ? { learnerId } : {}),
        content: ({ name }) =>
          createElement(OfferLapsed, {
            name,
            learner: choice.givenNames,
            course,
            provider,
            reader,
            remaining: left,
            link: address(link),
          }),
      })
    }
  },
})
