import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { cancelInterview } from '~/domain/interviews/interview.commands.server'
import { reasonBy, standingAfter } from '~/domain/exchange/application.queries.server'
import { reasonBody } from '~/domain/exchange/deed.schemas'

/** An interview is cancelled. */
export const action = byMachine((call) =>
  deedOnVersion(call, reasonBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await cancelInterview(ctx, choiceId, { ...body, reason: await reasonBy(ctx, 'interview-cancelled', body.reason) })
    return standingAfter(ctx, choiceId)
  }),
)
