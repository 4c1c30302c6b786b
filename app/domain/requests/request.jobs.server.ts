import { createElement } from 'react'
import { z } from 'zod'
import QuestionAnswered from '#emails/QuestionAnswered'
import QuestionAsked from '#emails/QuestionAsked'
import QuestionUnanswered from '#emails/QuestionUnanswered'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { admissionsRecipients, learnerRecipient, tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { findRequestForLetter } from './request.queries.server'

/** The letters with a question, while it is open: to the learner, and to the tutor where it is about grades. */
export const tellAsked = defineJob({
  name: 'requests/tell-asked',
  payload: z.object({ requestId: z.uuid() }),
  run: async (ctx, { requestId }) => {
    const found = await findBoth(ctx, requestId)
    if (!found || found.request.outcome !== null) return
    const { request, choice } = found
    const { course, provider, learnerId, givenNames } = choice
    const readers = [
      { learner: null, to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.question(choice.id) },
      {
        learner: givenNames,
        to: request.isAboutGrades ? await tutorRecipients(ctx, learnerId) : [],
        link: paths.onBehalf.question(choice.id),
      },
    ]
    for (const { learner, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `question:${requestId}:${learner === null ? 'learner' : 'tutor'}`,
        template: 'QuestionAsked',
        learnerId,
        subject: `${provider} has a question. Answer by ${formatDay(request.dueOn)}`,
        content: ({ name }) =>
          createElement(QuestionAsked, {
            name,
            learner,
            course,
            provider,
            question: request.question,
            dueOn: request.dueOn,
            link: address(link),
          }),
      })
    }
  },
})

/** The letter to admissions that the answer is there. */
export const tellAnswered = defineJob({
  name: 'requests/tell-answered',
  payload: z.object({ requestId: z.uuid() }),
  run: async (ctx, { requestId }) => {
    const found = await findBoth(ctx, requestId)
    if (!found || found.request.outcome !== 'answered') return
    const { request, choice } = found
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `question-answered:${requestId}`,
      template: 'QuestionAnswered',
      subject: 'Your question is answered',
      content: ({ name }) =>
        createElement(QuestionAnswered, {
          name,
          course: choice.course,
          reference: choice.reference,
          helper: request.answererLearnerId === null ? request.answeredBy : null,
          answerBy: choice.answerBy,
          link: address(paths.provider.choice(choice.id)),
        }),
    })
  },
})

/** The letters when no answer came in time: to the provider, the learner and the tutor. */
export const tellLeftUnanswered = defineJob({
  name: 'requests/tell-left-unanswered',
  payload: z.object({ requestId: z.uuid() }),
  run: async (ctx, { requestId }) => {
    const found = await findBoth(ctx, requestId)
    if (!found || found.request.outcome !== 'left-unanswered') return
    const { request, choice } = found
    const { course, provider, reference, learnerId, givenNames } = choice
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.choice(choice.id) },
      {
        reader: 'provider',
        to: await admissionsRecipients(ctx, choice.providerId),
        link: paths.provider.choice(choice.id),
      },
      { reader: 'tutor', to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `question-unanswered:${requestId}:${reader}`,
        template: 'QuestionUnanswered',
        ...(reader === 'learner' ? { learnerId } : {}),
        subject: subjects[reader],
        content: ({ name }) =>
          createElement(QuestionUnanswered, {
            name,
            reader,
            learner: givenNames,
            course,
            provider,
            reference,
            dueOn: request.dueOn,
            link: address(link),
          }),
      })
    }
  },
})

const subjects = {
  learner: 'The day to answer a question has passed',
  provider: 'No answer came to your question',
  tutor: 'One of your learners has not answered a question',
} as const

async function findBoth(ctx: Context, requestId: string) {
  const request = await findRequestForLetter(ctx, requestId)
  const choice = request && (await findForLetter(ctx, request.choiceId))
  return request && choice ? { request, choice } : null
}
