import { createElement } from 'react'
import { z } from 'zod'
import FeedbackGiven from '#emails/FeedbackGiven'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findFeedback } from './feedback.queries.server'

/** The letter with the reasons that came after all: to the learner alone. */
export const tellFeedback = defineJob({
  name: 'endings/tell-feedback',
  payload: z.object({ feedbackId: z.uuid() }),
  run: async (ctx, { feedbackId }) => {
    const row = await ctx.db.selectFrom('feedback').select('choiceId').where('id', '=', feedbackId).executeTakeFirst()
    const choice = row && (await findForLetter(ctx, row.choiceId))
    const feedback = row && (await findFeedback(ctx, row.choiceId))
    if (!choice || !feedback) return
    const { course, provider, learnerId } = choice
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `feedback-given:${feedbackId}`,
      template: 'FeedbackGiven',
      learnerId,
      subject: `${provider} has written to you after all`,
      content: ({ name }) =>
        createElement(FeedbackGiven, {
          ...{ name, course, provider, reasons: feedback.reasons, message: feedback.message },
          link: address(paths.learner.choice(choice.id)),
        }),
    })
  },
})
