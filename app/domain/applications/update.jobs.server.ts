import { createElement } from 'react'
import { z } from 'zod'
import ApplicationUpdated from '#emails/ApplicationUpdated'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from './choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { admissionsRecipients } from './recipient.queries.server'

/** The letters to admissions after an update, one for each choice it went to. */
export const tellUpdated = defineJob({
  name: 'applications/tell-updated',
  payload: z.object({ eventId: z.uuid(), choiceIds: z.array(z.uuid()).max(100) }),
  run: async (ctx, { eventId, choiceIds }) => {
    for (const choiceId of choiceIds) {
      const choice = await findForLetter(ctx, choiceId)
      if (!choice) continue
      await writeTo(ctx, await admissionsRecipients(ctx, choice.providerId), {
        key: `application-updated:${choiceId}:${eventId}`,
        template: 'ApplicationUpdated',
        subject: `An applicant for ${choice.course} sent an update`,
        content: ({ name }) =>
          createElement(ApplicationUpdated, {
            name,
            course: choice.course,
            reference: choice.reference,
            link: address(paths.provider.choice(choiceId)),
          }),
      })
    }
  },
})
