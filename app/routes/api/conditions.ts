import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { decideConditions } from '~/domain/enrolments/condition.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { conditionsBody } from '~/domain/exchange/deed.schemas'

/** What became of conditions. */
export const action = byMachine((call) =>
  deedOnVersion(call, conditionsBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await decideConditions(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
