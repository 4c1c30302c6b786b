import { createElement } from 'react'
import { z } from 'zod'
import Nudge from '#emails/Nudge'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findNudge } from './nudge.queries.server'
import { isGap } from './nudge.words'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'

/** The letter in which a school reminds a learner of what is missing. */
export const tellNudged = defineJob({
  name: 'guidance/tell-nudged',
  payload: z.object({ nudgeId: z.uuid() }),
  run: async (ctx, { nudgeId }) => {
    const nudge = await findNudge(ctx, nudgeId)
    if (!nudge || !isGap(nudge.gap)) return
    const { gap, school, learnerId } = nudge
    const path = gap === 'no-account' ? paths.account.code : paths.learner.home
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `nudge:${nudgeId}`,
      template: 'Nudge',
      learnerId,
      subject: `${school} would like you to do one thing`,
      content: ({ name }) => createElement(Nudge, { name, school, gap, link: address(path) }),
    })
  },
})
