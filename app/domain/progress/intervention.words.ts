import type { Sentences } from '../learners/timeline'
import type { InterventionState } from './intervention.states'
import type { Outcome } from './progress.schemas'

export const interventionTags = {
  open: { text: 'Going on', colour: 'blue' },
  'looked-at': { text: 'Looked at', colour: 'yellow' },
  closed: { text: 'Closed', colour: 'grey' },
} as const satisfies Record<InterventionState, unknown>

export const outcomeWords: Record<Outcome, string> = {
  helped: 'It helped',
  partly: 'It helped in part',
  not: 'It did not help',
}

/** Who reads of risk and of what is done about it: those who teach and look after the learner. */
const carers = ['tutor', 'careers-lead', 'head', 'adviser', 'register-taker']

/** What the events of this room say in a history. */
export const progressSentences: Sentences = {
  'progress.entered': (event) => `${event.organisationName ?? 'A school'} wrote how the learning goes`,
  'progress.taken-back': (event) => `${event.organisationName ?? 'A school'} took back what a file said of progress`,
  'risk.said': (_, { role }) => told(role, 'Said how much there is to worry about'),
  'intervention.begun': (_, { role }) => told(role, 'Began to do something about it'),
  'intervention.looked-at': (_, { role }) => told(role, 'Looked at what it did'),
  'intervention.taken-up-again': (_, { role }) => told(role, 'Went on with what is done about it'),
  'intervention.closed': (_, { role }) => told(role, 'Closed what was done about it'),
  'must-study.exempted': () => 'Wrote down that a subject need not be studied',
  'must-study.exemption-ended': () => 'Took back that a subject need not be studied',
}

function told(role: string, sentence: string): string | null {
  return carers.includes(role) ? sentence : null
}
