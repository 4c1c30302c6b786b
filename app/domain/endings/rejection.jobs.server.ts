import { createElement } from 'react'
import { z } from 'zod'
import Unsuccessful from '#emails/Unsuccessful'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { remaining } from '~/domain/applications/choice'
import { findForLetter, statesOfCycle } from '~/domain/applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { alternativeLine } from './alternative'
import { alternativesFor } from './alternative.queries.server'
import { findRejection } from './rejection.queries.server'

/** The letter after a rejection: the reasons in the learner's words, and what remains. */
export const tellRejected = defineJob({
  name: 'endings/tell-rejected',
  payload: z.object({ rejectionId: z.uuid() }),
  run: async (ctx, { rejectionId }) => {
    const row = await ctx.db.selectFrom('rejection').select('choiceId').where('id', '=', rejectionId).executeTakeFirst()
    const choice = row && (await findForLetter(ctx, row.choiceId))
    const rejection = row && (await findRejection(ctx, row.choiceId))
    if (!choice || !rejection || choice.state !== 'rejected') return
    const alternatives = await alternativesFor(ctx, choice.id)
    const states = await statesOfCycle(ctx, choice.learnerId, choice.cycleId)
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `unsuccessful:${rejectionId}`,
      template: 'Unsuccessful',
      learnerId: choice.learnerId,
      subject: `An answer from ${choice.provider}`,
      content: ({ name }) =>
        createElement(Unsuccessful, {
          name,
          course: choice.course,
          provider: choice.provider,
          reasons: rejection.reasons,
          message: rejection.message,
          remaining: remaining(states),
          alternatives: alternatives.map(alternativeLine),
          link: address(paths.learner.home),
          coursesLink: address(paths.courses()),
        }),
    })
  },
})
