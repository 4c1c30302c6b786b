import type { ChoiceState } from '~/domain/applications/choice.states'
import { Refusal } from '~/kit/errors'

type Ended = { state: ChoiceState; answerBy: string | null }

/** A word is owed where an application ended without an answer, until one is given or there is none. */
export function owesFeedback({ state, answerBy }: Ended): boolean {
  return state === 'ended_no_reply' && answerBy !== null
}

export function refuseFeedback(choice: Ended) {
  if (choice.state !== 'ended_no_reply')
    throw new Refusal('not-from-here', 'Feedback is for applications that ended without an answer.')
  if (!owesFeedback(choice)) throw new Refusal('given-already', 'A colleague has done this already.')
}
