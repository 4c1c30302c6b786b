import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { rejectionOf, standingAfter } from '~/domain/exchange/application.queries.server'
import { rejectionBody } from '~/domain/exchange/deed.schemas'

/** A rejection. */
export const action = byMachine((call) =>
  deedOnVersion(call, rejectionBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await rejectChoice(ctx, choiceId, await rejectionOf(ctx, body))
    return standingAfter(ctx, choiceId)
  }),
)
