import { createElement } from 'react'
import { z } from 'zod'
import InterviewCancelled from '#emails/InterviewCancelled'
import InterviewTimes from '#emails/InterviewTimes'
import InterviewTimesWaiting from '#emails/InterviewTimesWaiting'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { admissionsRecipients, learnerRecipient } from '../applications/recipient.queries.server'
import { readersOf } from './interview.jobs.server'
import { findInvitationForLetter, invitationsToChoose, providersWaitedFor } from './invitation-letter.queries.server'

/** So many days before the last one, a learner who has not chosen is reminded. */
const REMINDED_DAYS_BEFORE = 2

/** The letter that asks a learner to choose a time: a linked parent and the tutor get a copy. */
export const tellTimesOffered = defineJob({
  name: 'interviews/tell-times-offered',
  payload: z.object({ invitationId: z.uuid() }),
  run: async (ctx, { invitationId }) => {
    const invitation = await findInvitationForLetter(ctx, invitationId)
    const choice = invitation && (await findForLetter(ctx, invitation.choiceId))
    if (!invitation || invitation.endedAt || !choice) return
    for (const { reader, to, link } of await readersOf(ctx, choice.learnerId, choice.id)) {
      const isOwn = reader === 'learner'
      await writeTo(ctx, to, {
        key: `interview-times:${invitationId}:${reader}`,
        template: 'InterviewTimes',
        learnerId: choice.learnerId,
        subject: `Interview at ${choice.provider}: choose a time`,
        content: ({ name }) =>
          createElement(InterviewTimes, {
            name,
            learner: isOwn ? null : choice.givenNames,
            course: choice.course,
            provider: choice.provider,
            bookBy: invitation.bookBy,
            message: isOwn ? invitation.message : null,
            isReminder: false,
            link: address(isOwn ? paths.learner.interviewTimes(choice.id) : link),
          }),
      })
    }
  },
})

/** The letter that says that a time need not be chosen any more, and why. */
export const tellTimesTakenBack = defineJob({
  name: 'interviews/tell-times-taken-back',
  payload: z.object({ invitationId: z.uuid() }),
  run: async (ctx, { invitationId }) => {
    const invitation = await findInvitationForLetter(ctx, invitationId)
    const choice = invitation && (await findForLetter(ctx, invitation.choiceId))
    if (!invitation?.endedAt || !choice) return
    const { learnerWords, endedDetail } = invitation
    for (const { reader, to, link } of await readersOf(ctx, choice.learnerId, choice.id)) {
      await writeTo(ctx, to, {
        key: `times-taken-back:${invitationId}:${reader}`,
        template: 'InterviewCancelled',
        learnerId: choice.learnerId,
        subject: `Interview at ${choice.provider} cancelled`,
        content: ({ name }) =>
          createElement(InterviewCancelled, {
            name,
            learner: reader === 'learner' ? null : choice.givenNames,
            course: choice.course,
            provider: choice.provider,
            by: learnerWords === null ? 'nobody' : 'provider',
            when: null,
            why: reader === 'learner' ? [learnerWords, endedDetail].filter(Boolean).join(' ') : null,
            link: address(link),
          }),
      })
    }
  },
})

/** Each morning: a learner who has still to choose is reminded once, and a provider is told once of those who let the day pass. */
export async function remindToChoose(ctx: Context) {
  const today = londonDay(ctx.now)
  for (const invitation of await invitationsToChoose(ctx, addDays(today, REMINDED_DAYS_BEFORE))) {
    await remind(ctx, invitation)
  }
  const yesterday = addDays(today, -1)
  for (const { providerId, learners } of await providersWaitedFor(ctx, yesterday)) {
    await writeTo(ctx, await admissionsRecipients(ctx, providerId), {
      key: `interview-times-waiting:${providerId}:${yesterday}`,
      template: 'InterviewTimesWaiting',
      subject: 'Learners who have not chosen an interview time',
      content: ({ name }) =>
        createElement(InterviewTimesWaiting, {
          name,
          learners: Number(learners),
          link: address(paths.provider.interviewSlots()),
        }),
    })
  }
}

async function remind(ctx: Context, { id, choiceId, bookBy }: { id: string; choiceId: string; bookBy: string }) {
  const choice = await findForLetter(ctx, choiceId)
  if (!choice) return
  await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
    key: `interview-times-reminder:${id}`,
    template: 'InterviewTimes',
    learnerId: choice.learnerId,
    subject: `Choose a time for your interview at ${choice.provider}`,
    content: ({ name }) =>
      createElement(InterviewTimes, {
        name,
        learner: null,
        course: choice.course,
        provider: choice.provider,
        bookBy,
        message: null,
        isReminder: true,
        link: address(paths.learner.interviewTimes(choiceId)),
      }),
  })
}
