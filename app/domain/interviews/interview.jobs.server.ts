import { createElement } from 'react'
import { z } from 'zod'
import InterviewCancelled from '#emails/InterviewCancelled'
import InterviewInvitation from '#emails/InterviewInvitation'
import type { Context } from '~/kit/context.server'
import { formatMoment } from '~/kit/dates'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerRecipient, parentRecipients, tutorRecipients } from '../applications/recipient.queries.server'
import { dropInterviewOf } from './drop-interview.commands.server'
import { findInterviewForLetter } from './interview.queries.server'

/** The letter with the day, the time and the place: to the learner, a linked parent and the tutor. */
export const tellInterviewArranged = defineJob({
  name: 'interviews/tell-arranged',
  payload: z.object({ interviewId: z.uuid(), isMoved: z.boolean() }),
  run: async (ctx, { interviewId, isMoved }) => {
    const interview = await findInterviewForLetter(ctx, interviewId)
    const choice = interview && (await findForLetter(ctx, interview.choiceId))
    if (!interview || !choice || interview.cancelledAt) return
    for (const { reader, to, link } of await readersOf(ctx, choice.learnerId, choice.id)) {
      await writeTo(ctx, to, {
        key: `interview:${interviewId}:${reader}`,
        template: 'InterviewInvitation',
        learnerId: choice.learnerId,
        subject: `${isMoved ? 'New time for the interview' : 'Interview'} at ${choice.provider}`,
        content: ({ name }) =>
          createElement(InterviewInvitation, {
            name,
            learner: reader === 'learner' ? null : choice.givenNames,
            course: choice.course,
            provider: choice.provider,
            when: formatMoment(interview.startsAt),
            place: interview.place,
            message: reader === 'parent' ? null : interview.message,
            isMoved,
            link: address(link),
          }),
      })
    }
  },
})

/** The letter that says an interview will not take place, and why. */
export const tellInterviewCancelled = defineJob({
  name: 'interviews/tell-cancelled',
  payload: z.object({ interviewId: z.uuid() }),
  run: async (ctx, { interviewId }) => {
    const interview = await findInterviewForLetter(ctx, interviewId)
    const choice = interview && (await findForLetter(ctx, interview.choiceId))
    if (!interview?.cancelledAt || !choice) return
    for (const { reader, to, link } of await readersOf(ctx, choice.learnerId, choice.id)) {
      await writeTo(ctx, to, {
        key: `interview-cancelled:${interviewId}:${reader}`,
        template: 'InterviewCancelled',
        learnerId: choice.learnerId,
        subject: `Interview at ${choice.provider} cancelled`,
        content: ({ name }) =>
          createElement(InterviewCancelled, {
            name,
            learner: reader === 'learner' ? null : choice.givenNames,
            course: choice.course,
            provider: choice.provider,
            when: formatMoment(interview.startsAt),
            why:
              reader === 'learner'
                ? [interview.learnerWords, interview.cancelledDetail].filter(Boolean).join(' ')
                : null,
            link: address(link),
          }),
      })
    }
  },
})

/** A choice was answered or withdrawn: an interview still to come falls away. */
export const cancelInterviewsOf = defineJob({
  name: 'interviews/drop-interview',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => dropInterviewOf(ctx, subjectId),
})

async function readersOf(ctx: Context, learnerId: string, choiceId: string) {
  return [
    { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.choice(choiceId) },
    { reader: 'parent', to: await parentRecipients(ctx, learnerId), link: paths.parent.learner(learnerId) },
    { reader: 'tutor', to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
  ] as const
}
