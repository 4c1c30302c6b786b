import { createElement } from 'react'
import { z } from 'zod'
import LearnersGiven from '#emails/LearnersGiven'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findMoveForLetter } from './act.queries.server'

/** The letter to an adviser who was given learners; one for all of an act. */
export const tellGiven = defineJob({
  name: 'caseload-acts/tell-given',
  payload: z.object({ actId: z.uuid() }),
  run: async (ctx, { actId }) => {
    const move = await findMoveForLetter(ctx, actId)
    if (!move || move.count === 0) return
    const { accountId, email, name, from, count, why } = move
    await writeTo(ctx, [{ accountId, email, name: name ?? '' }], {
      key: `caseload-act:${actId}`,
      template: 'LearnersGiven',
      subject: 'You look after more learners',
      content: ({ name }) =>
        createElement(LearnersGiven, {
          ...{ name, from: from ?? 'A colleague', count, why },
          link: address(paths.adviser.caseload),
        }),
    })
  },
})
