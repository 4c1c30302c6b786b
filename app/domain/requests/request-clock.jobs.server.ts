import { createElement } from 'react'
import QuestionDueSoon from '#emails/QuestionDueSoon'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { defineJob, reactionPayload, type Reaction } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { followHolidaysWithDueDays } from './request-clock.commands.server'
import { requestsToRemind } from './request-clock.queries.server'
import { dropRequest, reopenRequest } from './request-end.commands.server'

/** Each morning: a reminder some working days before the last day to answer a question, once for each day. */
export async function remindOfQuestions(ctx: Context) {
  for (const { id, choiceId, dueOn } of await requestsToRemind(ctx)) {
    const choice = await findForLetter(ctx, choiceId)
    if (!choice) continue
    const { course, provider, learnerId } = choice
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `question-due-soon:${id}:${dueOn}`,
      template: 'QuestionDueSoon',
      learnerId,
      subject: `Answer a question by ${formatDay(dueOn)}`,
      content: ({ name }) =>
        createElement(QuestionDueSoon, {
          name,
          course,
          provider,
          dueOn,
          link: address(paths.learner.question(choiceId)),
        }),
    })
  }
}

/** School holidays have changed: the last days to answer questions follow. */
export const followHolidaysWithQuestions: Reaction = defineJob({
  name: 'requests/follow-holidays',
  payload: reactionPayload,
  run: (ctx, { eventId }) => followHolidaysWithDueDays(ctx, eventId),
})

/** A choice has gone on without an answer: its question falls away. */
export const dropRequestOf = defineJob({
  name: 'requests/drop-request',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => dropRequest(ctx, subjectId),
})

/** An ending was put right: a question that it ended counts again. */
export const reopenRequestOf = defineJob({
  name: 'requests/reopen-request',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => reopenRequest(ctx, subjectId),
})
