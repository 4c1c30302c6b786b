import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { waitBody } from '~/domain/exchange/deed.schemas'

/** On the waiting list. */
export const action = byMachine((call) =>
  deedOnVersion(call, waitBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await addToWaitingList(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
