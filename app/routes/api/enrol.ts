import { deedOnVersion } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { standingAfter } from '~/domain/exchange/application.queries.server'
import { enrolmentBody } from '~/domain/exchange/deed.schemas'

/** A learner is enrolled. */
export const action = byMachine((call) =>
  deedOnVersion(call, enrolmentBody, async (ctx, body) => {
    const choiceId = call.id('choiceId')
    await enrolLearner(ctx, choiceId, body)
    return standingAfter(ctx, choiceId)
  }),
)
