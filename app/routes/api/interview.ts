import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { interviewBody } from '~/domain/exchange/deed.schemas'

/** An interview is arranged, or moved. */
export const action = byMachine((call) =>
  deedOnVersion(call, interviewBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await inviteToInterview(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
