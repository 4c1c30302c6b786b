import { createElement } from 'react'
import { z } from 'zod'
import EndedWithoutReply from '#emails/EndedWithoutReply'
import FeedbackWanted from '#emails/FeedbackWanted'
import { remaining } from '~/domain/applications/choice'
import { findForLetter, statesOfCycle } from '~/domain/applications/choice-letter.queries.server'
import {
  admissionsRecipients,
  learnerRecipient,
  parentRecipients,
  tutorRecipients,
} from '~/domain/applications/recipient.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { londonDay } from '~/kit/dates'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { endedInSilence } from './silence.queries.server'

/** The letters when an application has ended without an answer: to the learner, a linked parent and the tutor. */
export const tellEndedWithoutReply = defineJob({
  name: 'clocks/tell-ended-without-reply',
  payload: z.object({ choiceId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { choiceId, eventId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'ended_no_reply') return
    const { learnerId, givenNames, course, provider } = choice
    const left = remaining(await statesOfCycle(ctx, learnerId, choice.cycleId))
    const own = left === 'nothing' ? paths.courses() : paths.learner.home
    const readers = [
      { learner: null, to: [await learnerRecipient(ctx, learnerId)], link: own },
      { learner: givenNames, to: await parentRecipients(ctx, learnerId), link: paths.parent.learner(learnerId) },
      { learner: givenNames, to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ]
    for (const [at, { learner, to, link }] of readers.entries()) {
      await writeTo(ctx, to, {
        key: `ended-without-reply:${eventId}:${at}`,
        template: 'EndedWithoutReply',
        ...(at < 2 ? { learnerId } : {}),
        subject: `${provider} has not answered`,
        content: ({ name }) =>
          createElement(EndedWithoutReply, { name, learner, course, provider, remaining: left, link: address(link) }),
      })
    }
  },
})

/** One letter a day to each provider whose silence has ended applications: they stand in its queue, feedback to give. */
export const askForFeedback = defineJob({
  name: 'clocks/ask-for-feedback',
  payload: z.object({ providerId: z.uuid(), cycleId: z.uuid() }),
  run: async (ctx, { providerId, cycleId }) => {
    const choices = await endedInSilence(ctx, providerId, cycleId)
    if (choices === 0) return
    await writeTo(ctx, await admissionsRecipients(ctx, providerId), {
      key: `feedback-wanted:${providerId}:${londonDay(ctx.now)}`,
      template: 'FeedbackWanted',
      subject: 'Applications ended without your answer',
      content: ({ name }) =>
        createElement(FeedbackWanted, { name, choices, link: address(paths.provider.queueOf({ group: 'feedback' })) }),
    })
  },
})
