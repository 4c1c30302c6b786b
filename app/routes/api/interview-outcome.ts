import { deedByMachine } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { outcomeBody } from '~/domain/exchange/deed.schemas'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { orNotFound } from '~/kit/errors'

/** What became of the interview. */
export const action = byMachine((call) =>
  deedByMachine(call, outcomeBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    const { id } = orNotFound(await findInterview(ctx, choiceId), 'interview')
    await recordOutcome(ctx, id, body)
    return standingAfter(ctx, choiceId)
  }),
)
