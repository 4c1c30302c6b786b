import { deedByMachine, machineAnswer } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { mustTell, tellOf } from '~/domain/elsewhere/tell.commands.server'
import { whoOf } from '~/domain/elsewhere/told-sheet'
import { listQuestion } from '~/domain/exchange/list.schemas'
import { toldSince } from '~/domain/exchange/told.queries.server'
import { toldBody } from '~/domain/exchange/told.schemas'

/** What this organisation has told of applications by its own form. */
export const loader = byMachine(async ({ ctx, url }) => machineAnswer(await toldSince(ctx, listQuestion(url))))

/** Applications that came by a provider's own form: each with its own outcome. */
export const action = byMachine((call) => {
  mustTell(call.ctx)
  return deedByMachine(call, toldBody, async (ctx, { applications }) => {
    const outcomes = await tellOf(
      ctx,
      applications.map(({ uln, familyName, givenNames, bornOn, postcode, reference, title, state }, at) => ({
        ...{ line: at + 1, postcode, reference, title, status: state, fault: null },
        who: whoOf({ uln, familyName, givenNames, name: '', bornOn }),
      })),
    )
    return {
      outcomes: outcomes.map(({ outcome, id, why }) => ({
        ...{ outcome, id, code: why?.code ?? null, sentence: why?.sentence ?? null },
      })),
    }
  })
})
