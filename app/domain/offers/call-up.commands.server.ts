import { mustBeAllowed } from '~/access/guard.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { refuseOutOfTurn, type CallUpDays } from './call-up'
import type { OfferTerms } from './offer'
import { giveOffer } from './offer.commands.server'
import { tellOfOffer } from './offer.jobs.server'

export type CallUp = OfferTerms & { days: CallUpDays; outOfTurn: string }

/** A place came free: offers it to whoever is next on the waiting list, with a short time of its own to reply. */
export function callUp(ctx: Context, choiceId: string, { days, outOfTurn, ...terms }: CallUp) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.make', choice)
    refuseWhenChanged(choice, terms.version)
    const position = (await findWait(ctx, choiceId))?.position ?? 1
    refuseOutOfTurn(position, outOfTurn)
    const replyBy = addWorkingDays(londonDay(ctx.now), days, await closuresOf(ctx, choice.areaId))

    const { id, particulars } = await giveOffer(ctx, choice, 'callUp', terms, replyBy)
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'offer.made', subject, { ...particulars, position, outOfTurn: position > 1 ? outOfTurn : null })
    await enqueue(ctx, tellOfOffer, { offerId: id }, { key: `offer-made:${id}` })
    return { id, replyBy }
  })
}
