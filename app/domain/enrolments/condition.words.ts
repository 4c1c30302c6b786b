import type { ConditionDecision } from './condition'

type Words = { text: string; colour: 'grey' | 'green' | 'red' | 'blue' }

/** What each decision on a condition is called, for provider and learner alike. */
export const conditionWords: Record<ConditionDecision, Words> = {
  open: { text: 'Open', colour: 'grey' },
  met: { text: 'Met', colour: 'green' },
  'not-met': { text: 'Not met', colour: 'red' },
  waived: { text: 'Not needed any more', colour: 'blue' },
}
