import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { missConditions } from '~/domain/enrolments/condition.commands.server'
import { reasonBy, standingAfter } from '~/domain/exchange/application.queries.server'
import { reasonBody } from '~/domain/exchange/deed.schemas'

/** A condition was not met. */
export const action = byMachine((call) =>
  deedOnVersion(call, reasonBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await missConditions(ctx, choiceId, { ...body, reason: await reasonBy(ctx, 'conditions-missed', body.reason) })
    return standingAfter(ctx, choiceId)
  }),
)
