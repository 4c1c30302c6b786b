import { is, type ChoiceState } from '../applications/choice.states'

/** What the September Guarantee says of one learner, with the code of the national return. */
export type Guarantee = { code: string; words: string; evidence: string }

/**
 * The status that follows from a learner's choices: an offer that stands or was taken up; answers still to come; nothing
 * sent. Anything else is for an adviser to decide, so it stays not recorded.
 */
export function guaranteeFrom(states: readonly ChoiceState[]): Guarantee {
  const offers = states.filter((state) => is(state, 'guaranteeCounts')).length
  if (offers > 0)
    return { code: '110', words: 'Offer made', evidence: `${offers} ${offers === 1 ? 'offer stands' : 'offers stand'}` }
  const pending = states.filter((state) => is(state, 'decisionPending') || is(state, 'providerMayDecide')).length
  if (pending > 0)
    return {
      code: '140',
      words: 'No offer: waits for answers',
      evidence: `${pending} ${pending === 1 ? 'answer is' : 'answers are'} to come`,
    }
  if (states.every((state) => !is(state, 'providerSees')))
    return { code: '151', words: 'No offer: has not applied', evidence: 'nothing was sent' }
  return { code: '159', words: 'Not recorded', evidence: 'every choice has ended: an adviser decides' }
}
