import { createElement } from 'react'
import { z } from 'zod'
import AnswerDueSoon from '#emails/AnswerDueSoon'
import ChoiceOverdue from '#emails/ChoiceOverdue'
import { londonDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { providersToChase } from './overdue.queries.server'
import { admissionsRecipients, learnerRecipient, tutorRecipients } from '~/domain/applications/recipient.queries.server'

/** The letters when a provider has been silent too long: to the learner, the provider and the tutor. */
export const tellOverdue = defineJob({
  name: 'clocks/tell-overdue',
  payload: z.object({ choiceId: z.uuid() }),
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'overdue') return
    const { course, provider, reference, learnerId } = choice
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
        key: `overdue:${choiceId}:${reader}`,
        template: 'ChoiceOverdue',
        subject: reader === 'learner' ? `${provider} has not answered yet` : `An answer is overdue: ${course}`,
        ...(reader === 'learner' ? { learnerId } : {}),
        content: ({ name }) =>
          createElement(ChoiceOverdue, {
            name,
            learner: choice.givenNames,
            course,
            provider,
            reader,
            reference,
            link: address(link),
          }),
      })
    }
  },
})

/** Each morning: a reminder to every provider with applications that have just passed half time. */
export async function chaseProviders(ctx: Context) {
  const today = londonDay(ctx.now)
  for (const { providerId, waiting } of await providersToChase(ctx)) {
    await writeTo(ctx, await admissionsRecipients(ctx, providerId), {
      key: `answer-due-soon:${providerId}:${today}`,
      template: 'AnswerDueSoon',
      subject: 'Applications are waiting for an answer',
      content: ({ name }) => createElement(AnswerDueSoon, { name, waiting, link: address(paths.provider.queue) }),
    })
  }
}
