import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { withdrawOffer } from '~/domain/offers/offer.commands.server'
import { reasonBy, standingAfter } from '~/domain/exchange/application.queries.server'
import { reasonBody } from '~/domain/exchange/deed.schemas'

/** An offer is taken back. */
export const action = byMachine((call) =>
  deedOnVersion(call, reasonBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await withdrawOffer(ctx, choiceId, { ...body, reason: await reasonBy(ctx, 'offer-withdrawn', body.reason) })
    return standingAfter(ctx, choiceId)
  }),
)
