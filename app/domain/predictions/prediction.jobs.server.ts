import { createElement } from 'react'
import { z } from 'zod'
import GradesChanged from '#emails/GradesChanged'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { forgetUndoable } from '~/kit/intake-shelf.server'
import type { Context } from '~/kit/context.server'
import { withCopiesOut } from './prediction.queries.server'

/** The letter to a learner who has sent something, after the school has changed a predicted grade. */
export const tellGradesChanged = defineJob({
  name: 'predictions/tell-grades-changed',
  payload: z.object({ learnerId: z.uuid(), changedAt: z.string() }),
  run: async (ctx, { learnerId, changedAt }) => {
    if ((await withCopiesOut(ctx, [learnerId])).length === 0) return
    await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
      key: `grades-changed:${learnerId}:${changedAt}`,
      template: 'GradesChanged',
      learnerId,
      subject: 'Your school has changed your predicted grades',
      content: ({ name }) => createElement(GradesChanged, { name, link: address(paths.learner.update) }),
    })
  },
})

/** Forgets how grades were before a file, once the file can no longer be undone. */
export function forgetUndoablePredictions(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, 'predictions', 'predictions')
}
