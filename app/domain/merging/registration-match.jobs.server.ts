import { createElement } from 'react'
import { z } from 'zod'
import JoinDecided from '#emails/JoinDecided'
import { learnerRecipient } from '~/domain/learners/recipient.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'

const outcome = z.enum(['new', 'same', 'not-ours'])

/** The letter to whoever came by themselves, once it is decided who they are. */
export const tellJoinDecided = defineJob({
  name: 'merging/tell-join-decided',
  payload: z.object({ registrationId: z.uuid() }),
  run: async (ctx, { registrationId }) => {
    const registration = await ctx.db
      .selectFrom('registration')
      .select(['learnerId', 'status'])
      .where('id', '=', registrationId)
      .executeTakeFirst()
    const decided = outcome.safeParse(registration?.status)
    const learnerId = registration?.learnerId
    if (!decided.success || !learnerId) return
    const isOurs = decided.data !== 'not-ours'
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `join-decided:${registrationId}`,
      template: 'JoinDecided',
      learnerId,
      subject: isOurs ? 'You can send your form now' : 'You cannot apply in this area',
      content: ({ name }) =>
        createElement(JoinDecided, {
          ...{ name, outcome: decided.data },
          link: address(isOurs ? paths.learner.home : paths.courses()),
        }),
    })
  },
})
