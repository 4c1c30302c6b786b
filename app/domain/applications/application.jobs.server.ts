import { createElement } from 'react'
import { z } from 'zod'
import ApplicationReceived from '#emails/ApplicationReceived'
import ApplicationSent from '#emails/ApplicationSent'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetters } from './choice-letter.queries.server'
import { address, writeTo, type Recipient } from '~/kit/mail.server'
import { admissionsRecipients, learnerAndParents } from './recipient.queries.server'

/** The letters after sending: one to the learner and to each linked parent, one to each provider's admissions for each choice. */
export const tellApplicationSent = defineJob({
  name: 'applications/tell-sent',
  payload: z.object({ eventId: z.uuid(), applicationId: z.uuid(), choiceIds: z.array(z.uuid()).max(100) }),
  run: async (ctx, { eventId, choiceIds }) => {
    const choices = await findForLetters(ctx, choiceIds)
    const [first] = choices
    if (!first) return
    for (const { learner, to, link } of await learnerAndParents(ctx, first, paths.learner.home))
      await writeTo(ctx, to, {
        key: `application-sent:${eventId}`,
        template: 'ApplicationSent',
        learnerId: first.learnerId,
        // Support reads to whom a letter went and what it is about, and no name.
        subject: learner ? 'An application has been sent' : 'Your application has been sent',
        content: ({ name }) =>
          createElement(ApplicationSent, {
            name,
            learner: first.givenNames,
            reference: first.reference,
            answerBy: first.answerBy ?? '',
            choices: choices.map(({ course, provider }) => ({ course, provider })),
            link,
          }),
      })
    await tellProviders(ctx, choices, eventId)
  },
})

type Arrived = Awaited<ReturnType<typeof findForLetters>>[number]

/** One letter to each provider's admissions for each application that has come. */
export async function tellProviders(ctx: Context, choices: readonly Arrived[], eventId: string) {
  for (const [providerId, arrived] of Map.groupBy(choices, (choice) => choice.providerId)) {
    const colleagues = await admissionsRecipients(ctx, providerId)
    for (const choice of arrived) await tellOfOne(ctx, colleagues, choice, eventId)
  }
}

function tellOfOne(ctx: Context, colleagues: readonly Recipient[], choice: Arrived, eventId: string) {
  return writeTo(ctx, colleagues, {
    key: `application-received:${choice.id}:${eventId}`,
    template: 'ApplicationReceived',
    subject: `New application for ${choice.course}`,
    content: ({ name }) =>
      createElement(ApplicationReceived, {
        name,
        course: choice.course,
        reference: choice.reference,
        answerBy: choice.answerBy ?? '',
        link: address(paths.provider.choice(choice.id)),
      }),
  })
}
