import { createElement } from 'react'
import { z } from 'zod'
import PlaceDeferred from '#emails/PlaceDeferred'
import PlaceReinstated from '#emails/PlaceReinstated'
import { is } from '~/domain/applications/choice.states'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient, parentRecipients, tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { startWords } from '~/domain/courses/course-run'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findDeferral } from './deferral.queries.server'

const payload = z.object({ deferralId: z.uuid() })

/** The letters when a place is kept for the next year: to the learner, a linked parent and the tutor. */
export const tellDeferred = defineJob({
  name: 'deferrals/tell-deferred',
  payload,
  run: async (ctx, { deferralId }) => {
    const deferral = await findDeferral(ctx, deferralId)
    const choice = deferral && (await findForLetter(ctx, deferral.choiceId))
    if (!deferral || choice?.state !== 'deferred') return
    for (const { reader, learner, to, link } of await readersOf(ctx, choice)) {
      await writeTo(ctx, to, {
        key: `deferred:${deferralId}:${reader}`,
        template: 'PlaceDeferred',
        ...(reader === 'tutor' ? {} : { learnerId: choice.learnerId }),
        subject: `${choice.provider} keeps a place for next year`,
        content: ({ name }) =>
          createElement(PlaceDeferred, {
            name,
            learner,
            course: choice.course,
            provider: choice.provider,
            start: startWords(deferral),
            agreedOn: deferral.agreedOn,
            confirmFrom: deferral.confirmFrom,
            message: deferral.message,
            link: address(link),
          }),
      })
    }
  },
})

/** The letters when a kept place is a place again. */
export const tellReinstated = defineJob({
  name: 'deferrals/tell-reinstated',
  payload,
  run: async (ctx, { deferralId }) => {
    const deferral = await findDeferral(ctx, deferralId)
    const choice = deferral && (await findForLetter(ctx, deferral.choiceId))
    if (!deferral || !choice || !is(choice.state, 'holdsFirm')) return
    const offer = await newestOffer(ctx, choice.id)
    const open = offer?.conditions.filter(({ status }) => status === 'open' || status === 'not-met') ?? []
    for (const { reader, learner, to, link } of await readersOf(ctx, choice)) {
      await writeTo(ctx, to, {
        key: `reinstated:${deferralId}:${reader}`,
        template: 'PlaceReinstated',
        ...(reader === 'tutor' ? {} : { learnerId: choice.learnerId }),
        subject: `A place at ${choice.provider} is there again`,
        content: ({ name }) =>
          createElement(PlaceReinstated, {
            name,
            learner,
            course: choice.course,
            provider: choice.provider,
            start: startWords(deferral),
            conditions: open.map(({ text }) => text),
            link: address(link),
          }),
      })
    }
  },
})

async function readersOf(
  ctx: Context,
  { id, learnerId, givenNames }: { id: string; learnerId: string; givenNames: string },
) {
  return [
    { reader: 'learner', learner: null, to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.choice(id) },
    {
      reader: 'parent',
      learner: givenNames,
      to: await parentRecipients(ctx, learnerId),
      link: paths.parent.learner(learnerId),
    },
    {
      reader: 'tutor',
      learner: givenNames,
      to: await tutorRecipients(ctx, learnerId),
      link: paths.school.learner(learnerId),
    },
  ] as const
}
