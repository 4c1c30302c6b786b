import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import type { OfferTerms } from '~/domain/offers/offer'
import { giveOffer } from '~/domain/offers/offer.commands.server'
import { refuseRevert } from './revert'
import { tellReverted } from './revert.jobs.server'
import { findRejected } from './revert.queries.server'

/** The provider thinks again: the rejection becomes an offer, with a new day to reply. */
export function revertRejection(ctx: Context, choiceId: string, terms: OfferTerms) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.make', choice)
    refuseWhenChanged(choice, terms.version)
    refuseRevert(await findRejected(ctx, choiceId), ctx.now)

    const { id, replyBy, particulars } = await giveOffer(ctx, choice, 'revertRejection', terms)
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'rejection.reverted', subject, particulars)
    await enqueue(ctx, tellReverted, { offerId: id }, { key: `rejection-reverted:${id}` })
    return { id, replyBy }
  })
}
