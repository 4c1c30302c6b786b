import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { callUp } from '~/domain/offers/call-up.commands.server'
import { refuseUnlessMeant } from '~/domain/offers/capacity'
import { capacityForChoice } from '~/domain/offers/capacity.queries.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { callUpBody } from '~/domain/exchange/deed.schemas'

/** A place that came free goes to somebody who waits. */
export const action = byMachine((call) =>
  deedOnVersion(call, callUpBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    refuseUnlessMeant(await capacityForChoice(ctx, choiceId), body)
    await callUp(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
