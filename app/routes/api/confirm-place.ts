import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { confirmPlace } from '~/domain/enrolments/condition.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { emptyBody } from '~/domain/exchange/deed.schemas'

/** A place is confirmed. */
export const action = byMachine((call) =>
  deedOnVersion(call, emptyBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await confirmPlace(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
