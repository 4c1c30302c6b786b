import { createElement } from 'react'
import { z } from 'zod'
import OfferAccepted from '#emails/OfferAccepted'
import OfferDeclined from '#emails/OfferDeclined'
import OfferMade from '#emails/OfferMade'
import OfferReplyCopied from '#emails/OfferReplyCopied'
import OfferWithdrawn from '#emails/OfferWithdrawn'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { remaining } from '../applications/choice'
import { findForLetter, statesOfCycle } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import {
  admissionsRecipients,
  learnerAndParents,
  learnerRecipient,
  parentRecipients,
  tutorRecipients,
} from '../applications/recipient.queries.server'
import { newestOffer } from './offer.queries.server'

/** The letters of an offer: to the learner and each linked parent, while it still stands. */
export const tellOfOffer = defineJob({
  name: 'offers/tell-of-offer',
  payload: z.object({ offerId: z.uuid() }),
  run: async (ctx, { offerId }) => {
    const row = await ctx.db.selectFrom('offer').select('choiceId').where('id', '=', offerId).executeTakeFirst()
    const choice = row && (await findForLetter(ctx, row.choiceId))
    const offer = row && (await newestOffer(ctx, row.choiceId))
    if (!choice || offer?.id !== offerId || offer.endedAt !== null) return
    for (const { learner, to, link } of await learnerAndParents(ctx, choice, paths.learner.choice(choice.id)))
      await writeTo(ctx, to, {
        key: `offer-made:${offerId}`,
        template: 'OfferMade',
        learnerId: choice.learnerId,
        subject: `${choice.provider} has made an offer`,
        content: ({ name }) =>
          createElement(OfferMade, {
            name,
            learner,
            course: choice.course,
            provider: choice.provider,
            conditions: offer.conditions.map(({ text }) => text),
            message: learner === null ? offer.message : null,
            replyBy: offer.replyBy,
            isCalledUp: offer.hasOwnDay,
            link,
          }),
      })
  },
})

/** The letter to admissions when the learner has replied. */
export const tellOfReply = defineJob({
  name: 'offers/tell-of-reply',
  payload: z.object({ choiceId: z.uuid(), kind: z.enum(['firm', 'backup', 'decline']) }),
  run: async (ctx, { choiceId, kind }) => {
    const choice = await findForLetter(ctx, choiceId)
    const offer = await newestOffer(ctx, choiceId)
    if (!choice || !offer) return
    const shared = {
      course: choice.course,
      reference: choice.reference,
      link: address(paths.provider.choice(choiceId)),
    }
    const isNo = kind === 'decline'
    if (!isNo) await tellParentsOfReply(ctx, choice, { offerId: offer.id, isBackup: kind === 'backup' })
    const reason = isNo ? await sharedReason(ctx, offer.id) : null
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `reply:${offer.id}:${kind}`,
      template: isNo ? 'OfferDeclined' : 'OfferAccepted',
      subject: isNo ? 'An offer was declined' : 'An offer was accepted',
      content: ({ name }) =>
        isNo
          ? createElement(OfferDeclined, { name, ...shared, reason })
          : createElement(OfferAccepted, { name, ...shared, isBackup: kind === 'backup' }),
    })
  },
})

type Answered = NonNullable<Awaited<ReturnType<typeof findForLetter>>>

async function tellParentsOfReply(ctx: Context, choice: Answered, reply: { offerId: string; isBackup: boolean }) {
  const { learnerId, givenNames, course, provider } = choice
  await writeTo(ctx, await parentRecipients(ctx, learnerId), {
    key: `reply-copied:${reply.offerId}:${reply.isBackup ? 'backup' : 'firm'}`,
    template: 'OfferReplyCopied',
    learnerId,
    subject: `The offer of ${provider} is answered`,
    content: ({ name }) =>
      createElement(OfferReplyCopied, {
        ...{ name, learner: givenNames, course, provider, isBackup: reply.isBackup },
        link: address(paths.parent.learner(learnerId)),
      }),
  })
}

/** The letters when an offer was taken back: to the learner and the tutor at once. */
export const tellOfferWithdrawn = defineJob({
  name: 'offers/tell-offer-withdrawn',
  payload: z.object({ choiceId: z.uuid() }),
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    const offer = await ctx.db
      .selectFrom('offer')
      .innerJoin('reason', 'reason.id', 'offer.withdrawnReasonId')
      .select(['offer.id', 'offer.withdrawnDetail', 'reason.label', 'reason.learnerWords'])
      .where('offer.choiceId', '=', choiceId)
      .orderBy('offer.endedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (choice?.state !== 'offer_withdrawn' || !offer) return
    const { course, provider, learnerId, givenNames } = choice
    const left = remaining(await statesOfCycle(ctx, learnerId, choice.cycleId))
    const readers = [
      { learner: null, to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.home },
      { learner: givenNames, to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ]
    for (const { learner, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `offer-withdrawn:${offer.id}`,
        template: 'OfferWithdrawn',
        ...(learner === null ? { learnerId } : {}),
        subject: `${provider} has taken back an offer`,
        content: ({ name }) =>
          createElement(OfferWithdrawn, {
            name,
            learner,
            course,
            provider,
            reason: offer.learnerWords ?? offer.label,
            detail: offer.withdrawnDetail,
            remaining: left,
            link: address(link),
          }),
      })
    }
  },
})

async function sharedReason(ctx: Context, offerId: string): Promise<string | null> {
  const reply = await ctx.db
    .selectFrom('reply')
    .innerJoin('reason', 'reason.id', 'reply.reasonId')
    .select('reason.providerWords')
    .where('reply.offerId', '=', offerId)
    .orderBy('reply.repliedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return reply?.providerWords ?? null
}
