import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { reasonBy, standingAfter } from '~/domain/exchange/application.queries.server'
import { reasonBody } from '~/domain/exchange/deed.schemas'

/** A learner has not arrived. */
export const action = byMachine((call) =>
  deedOnVersion(call, reasonBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await markNotArrived(ctx, choiceId, { ...body, reason: await reasonBy(ctx, 'not-arrived', body.reason) })
    return standingAfter(ctx, choiceId)
  }),
)
