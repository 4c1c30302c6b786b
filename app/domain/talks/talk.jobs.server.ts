import { createElement } from 'react'
import { z } from 'zod'
import MessageAnswered from '#emails/MessageAnswered'
import MessageToLearner from '#emails/MessageToLearner'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { admissionsRecipients, learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findMessage } from './talk.queries.server'

/** The letter that there is a message: the words themselves are read after signing in. */
export const tellOfMessage = defineJob({
  name: 'talks/tell-of-message',
  payload: z.object({ messageId: z.uuid() }),
  run: async (ctx, { messageId }) => {
    const message = await findMessage(ctx, messageId)
    const choice = message && (await findForLetter(ctx, message.choiceId))
    if (!message || !choice) return
    const { course, provider, reference, learnerId } = choice
    if (message.isFromLearner) {
      await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
        key: `message-answered:${messageId}`,
        template: 'MessageAnswered',
        subject: 'An applicant has written to you',
        content: ({ name }) =>
          createElement(MessageAnswered, { name, course, reference, link: address(paths.provider.talk(choice.id)) }),
      })
    } else {
      await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
        key: `message:${messageId}`,
        template: 'MessageToLearner',
        learnerId,
        subject: `${provider} has written to you`,
        content: ({ name }) =>
          createElement(MessageToLearner, { name, course, provider, link: address(paths.learner.talk(choice.id)) }),
      })
    }
  },
})
