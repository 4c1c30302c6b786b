import { answerUnlessKnown } from '~/access/machine-deed.server'
import { byMachine } from '~/access/machine.server'
import { applicationsSince } from '~/domain/exchange/application.queries.server'
import { listQuestion } from '~/domain/exchange/list.schemas'

/** Applications that changed since a moment. */
export const loader = byMachine(async (call) => {
  const { askNextSince, ...page } = await applicationsSince(call.ctx, listQuestion(call.url))
  return answerUnlessKnown(call, { ...page, askNextSince }, page)
})
