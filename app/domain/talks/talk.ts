import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { Refusal } from '~/kit/errors'

export const LONGEST_MESSAGE = 2000
const A_DAY_AT_MOST = 10

/** The learner answers what was begun; on what no provider can see, nobody writes. */
export function mayWrite(state: ChoiceState, { isLearner, hasBegun }: { isLearner: boolean; hasBegun: boolean }) {
  return is(state, 'providerSees') && (!isLearner || hasBegun)
}

/** Refuses what nobody has asked for, and a flood. */
export function refuseToWrite(state: ChoiceState, facts: { isLearner: boolean; hasBegun: boolean; sentToday: number }) {
  if (!mayWrite(state, facts)) throw new Refusal('no-talk', 'There is nothing here to answer yet.')
  if (facts.sentToday >= A_DAY_AT_MOST) {
    throw new Refusal(
      'enough-for-today',
      `You have sent ${A_DAY_AT_MOST} messages today. Write again tomorrow.`,
      'text',
    )
  }
}
