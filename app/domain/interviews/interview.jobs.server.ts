import { createElement } from 'react'
import { z } from 'zod'
import InterviewAnswered from '#emails/InterviewAnswered'
import InterviewCancelled from '#emails/InterviewCancelled'
import InterviewInvitation from '#emails/InterviewInvitation'
import InterviewTomorrow from '#emails/InterviewTomorrow'
import type { Context } from '~/kit/context.server'
import { addDays, formatMoment, londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import {
  admissionsRecipients,
  learnerRecipient,
  parentRecipients,
  tutorRecipients,
} from '../applications/recipient.queries.server'
import { invitationTo } from './interview-calendar.server'
import { findInterviewForLetter, interviewsOn, type InterviewForLetter } from './interview.queries.server'

/** The letter with the day, the time and the place: to the learner, a linked parent and the tutor. */
export const tellInterviewArranged = defineJob({
  name: 'interviews/tell-arranged',
  payload: z.object({ interviewId: z.uuid(), isMoved: z.boolean(), isOwn: z.boolean().default(false) }),
  run: async (ctx, { interviewId, isMoved, isOwn }) => {
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
            isOwn,
            link: address(link),
          }),
        calendar: ({ email }) => invitationTo(email, interview, choice.provider, address(link), ctx.now),
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
            by: whoCancelled(interview),
            when: formatMoment(interview.startsAt),
            why:
              reader === 'learner'
                ? [interview.learnerWords, interview.cancelledDetail].filter(Boolean).join(' ')
                : null,
            link: address(link),
          }),
        calendar: ({ email }) => invitationTo(email, interview, choice.provider, address(link), ctx.now),
      })
    }
  },
})

/** What the learner said to an interview, where the provider must do something: told to its admissions. */
export const tellInterviewAnswered = defineJob({
  name: 'interviews/tell-answered',
  payload: z.object({ interviewId: z.uuid() }),
  run: async (ctx, { interviewId }) => {
    const interview = await findInterviewForLetter(ctx, interviewId)
    const choice = interview && (await findForLetter(ctx, interview.choiceId))
    if (!interview || !choice) return
    const isOff = interview.cancelledAt !== null
    await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
      key: `interview-answered:${interviewId}:${isOff ? 'off' : 'other-time'}`,
      template: 'InterviewAnswered',
      learnerId: choice.learnerId,
      subject: isOff ? 'A learner called an interview off' : 'A learner asks for another interview time',
      content: ({ name }) =>
        createElement(InterviewAnswered, {
          name,
          reference: choice.reference,
          course: choice.course,
          when: formatMoment(interview.startsAt),
          isOff,
          link: address(paths.provider.choice(choice.id)),
        }),
    })
  },
})

/** The afternoon before: each learner is reminded of an interview, once. */
export async function remindOfInterviews(ctx: Context) {
  for (const { id } of await interviewsOn(ctx, addDays(londonDay(ctx.now), 1))) {
    const interview = await findInterviewForLetter(ctx, id)
    const choice = interview && (await findForLetter(ctx, interview.choiceId))
    if (!interview || !choice) continue
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `interview-tomorrow:${id}`,
      template: 'InterviewTomorrow',
      learnerId: choice.learnerId,
      subject: `Your interview at ${choice.provider} is tomorrow`,
      content: ({ name }) =>
        createElement(InterviewTomorrow, {
          name,
          course: choice.course,
          provider: choice.provider,
          when: formatMoment(interview.startsAt),
          place: interview.place,
          link: address(paths.learner.interview(choice.id)),
        }),
    })
  }
}

// The system drops an interview when its choice has moved on: then nobody has called it off.
function whoCancelled({ cancelledByRole, cancelledReason }: InterviewForLetter) {
  if (cancelledReason === null) return 'nobody'
  return cancelledByRole === 'learner' ? 'learner' : 'provider'
}

/** Who is told of a learner’s interviews, and where each reads more. */
export async function readersOf(ctx: Context, learnerId: string, choiceId: string) {
  return [
    { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.interview(choiceId) },
    { reader: 'parent', to: await parentRecipients(ctx, learnerId), link: paths.parent.learner(learnerId) },
    { reader: 'tutor', to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
  ] as const
}
