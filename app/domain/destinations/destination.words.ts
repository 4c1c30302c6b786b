import type { Sentences } from '../learners/timeline'
import type { Comparison } from './destination'

/** What the comparison of intended and actual is called. */
export const comparisonTags: Record<Comparison, { text: string; colour: 'green' | 'orange' | 'grey' }> = {
  'as-intended': { text: 'As intended', colour: 'green' },
  otherwise: { text: 'Somewhere else', colour: 'orange' },
  'not-decided': { text: 'No plan to compare with', colour: 'grey' },
  'not-known': { text: 'Not started anywhere yet', colour: 'grey' },
}

/** What the events of this room say in a history. */
export const destinationSentences: Sentences = {
  'destination.intended': (event) => `Intended destination: ${labelOf(event)}`,
  'destination.recorded': (event) => `Actual destination: ${labelOf(event)}`,
  'destination.followed': (event) => `Actual destination, from how the course ended: ${labelOf(event)}`,
  'destination.proposed': (event) => `Actual destination, from the enrolment: ${labelOf(event)}`,
}

function labelOf({ particulars }: { particulars: Readonly<Record<string, unknown>> }): string {
  return typeof particulars['label'] === 'string' ? particulars['label'] : 'not stated'
}
