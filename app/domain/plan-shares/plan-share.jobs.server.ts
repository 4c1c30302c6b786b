import { newestConsent } from '~/domain/consents/consent.queries.server'
import { isYes } from '~/domain/consents/consent'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { endSharesOf } from './plan-share.commands.server'

/** A yes was taken back: where it was the one for the plan, nothing is shared any more. */
export const endSharesAfterConsent = defineJob({
  name: 'plan-shares/end-after-consent',
  payload: reactionPayload,
  run: async (ctx, { learnerId }) => {
    if (!learnerId || isYes('plan', await newestConsent(ctx, learnerId, 'plan'))) return
    await endSharesOf(ctx, learnerId)
  },
})
