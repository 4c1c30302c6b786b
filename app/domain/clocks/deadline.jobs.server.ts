import { createElement } from 'react'
import { z } from 'zod'
import NotSentInTime from '#emails/NotSentInTime'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetters } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient, tutorRecipients } from '~/domain/applications/recipient.queries.server'

/** The letters after the last day: one to the learner for all that was not sent, one to the tutor. */
export const tellMissedDeadline = defineJob({
  name: 'clocks/tell-missed-deadline',
  payload: z.object({
    eventId: z.uuid(),
    applicationId: z.uuid(),
    choiceIds: z.array(z.uuid()).max(100),
    closedOn: z.string().nullable(),
  }),
  run: async (ctx, { eventId, choiceIds, closedOn }) => {
    const found = await findForLetters(ctx, choiceIds)
    const choices = found.filter(({ state }) => state === 'not_sent')
    const [first] = choices
    if (!first) return
    const { learnerId, givenNames } = first
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, learnerId)], link: paths.learner.home },
      { reader: 'tutor', to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `missed-deadline:${eventId}:${reader}`,
        template: 'NotSentInTime',
        ...(reader === 'learner' ? { learnerId } : {}),
        subject: reader === 'learner' ? 'The last day to apply has passed' : `${givenNames} did not apply in time`,
        content: ({ name }) =>
          createElement(NotSentInTime, {
            name,
            reader,
            learner: givenNames,
            closedOn,
            choices: choices.map(({ course, provider }) => ({ course, provider })),
            link: address(link),
          }),
      })
    }
  },
})
