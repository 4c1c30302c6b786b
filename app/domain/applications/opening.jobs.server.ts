import { createElement } from 'react'
import { z } from 'zod'
import OpenAgain from '#emails/OpenAgain'
import { defineJob, enqueue, reactionPayload } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { draftsAt, learnersWaitingFor } from './opening.queries.server'
import { learnerRecipient } from './recipient.queries.server'

const AT_ONCE = 500

/** A provider takes applications again: each learner with a draft for it is told, one letter a job. */
export const tellOfOpening = defineJob({
  name: 'applications/tell-of-opening',
  payload: reactionPayload,
  run: async (ctx, { subjectId }) => {
    for (let after: string | null = null; ;) {
      const learners: string[] = await learnersWaitingFor(ctx, subjectId, after, AT_ONCE)
      for (const learnerId of learners) {
        const key = `open-again:${subjectId}:${learnerId}`
        await enqueue(ctx, tellOpenAgain, { pauseId: subjectId, learnerId }, { key })
      }
      if (learners.length < AT_ONCE) return
      after = learners.at(-1) ?? null
    }
  },
})

/** The letter to one learner, once for each pause. */
export const tellOpenAgain = defineJob({
  name: 'applications/tell-open-again',
  payload: z.object({ pauseId: z.uuid(), learnerId: z.uuid() }),
  run: async (ctx, { pauseId, learnerId }) => {
    const drafts = await draftsAt(ctx, pauseId, learnerId)
    const [first] = drafts
    if (!first) return
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `open-again:${pauseId}:${learnerId}`,
      template: 'OpenAgain',
      learnerId,
      subject: `${first.provider} takes applications again`,
      content: ({ name }) =>
        createElement(OpenAgain, {
          name,
          provider: first.provider,
          courses: drafts.map(({ course }) => course),
          link: address(paths.learner.home),
        }),
    })
  },
})
