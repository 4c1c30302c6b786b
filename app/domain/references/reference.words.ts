import type { ReferenceState } from './reference'

type Words = Record<ReferenceState, { text: string; colour: 'grey' | 'blue' | 'purple' | 'green' }>

/** What the school calls each state of a reference. */
export const referenceTags: Words = {
  requested: { text: 'To be written', colour: 'grey' },
  drafted: { text: 'Draft', colour: 'blue' },
  approved: { text: 'Approved', colour: 'purple' },
  released: { text: 'Released', colour: 'green' },
}

/** What the learner reads: its state, never its words. */
export const referenceForLearner: Record<ReferenceState, string> = {
  requested: 'We have asked your school to write it.',
  drafted: 'Your school is writing it.',
  approved: 'Your school has written it. It is not released yet.',
  released: 'Your school has written it and passed it on.',
}
