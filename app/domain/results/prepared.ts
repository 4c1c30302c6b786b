import { canMove } from '~/domain/applications/choice'
import { choiceStates, is, type ChoiceState } from '~/domain/applications/choice.states'

/** What a provider can have ready for the minute. */
export const decisions = ['confirm', 'not-met', 'other-course', 'hold'] as const
export type Decision = (typeof decisions)[number]

export function isDecision(name: string | null): name is Decision {
  return decisions.some((one) => one === name)
}

/** Places that depend on results: held firmly, or as a backup. */
export const waitingForResults = choiceStates.filter((state) => canMove(state, 'markCondition'))
/** Those about which a provider decides: a backup is nobody's place yet. */
export const toDecide = waitingForResults.filter((state) => canMove(state, 'confirmPlace'))

export function isBackup(state: ChoiceState): boolean {
  return is(state, 'holdsBackup')
}

/** What became of one place in a run. */
export const outcomes = [
  'confirmed',
  'marked',
  'not-met',
  'other-course',
  'held',
  'waiting',
  'gone',
  'refused',
] as const
export type Outcome = (typeof outcomes)[number]

export function isOutcome(name: string | null): name is Outcome {
  return outcomes.some((one) => one === name)
}
