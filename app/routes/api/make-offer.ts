import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { refuseUnlessMeant } from '~/domain/offers/capacity'
import { capacityForChoice } from '~/domain/offers/capacity.queries.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { offerBody } from '~/domain/exchange/deed.schemas'

/** An offer. */
export const action = byMachine((call) =>
  deedOnVersion(call, offerBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    refuseUnlessMeant(await capacityForChoice(ctx, choiceId), body)
    await makeOffer(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
