import type { Sentences } from '~/domain/learners/timeline'
import type { HandoverState } from './handover.states'

type Words = Record<HandoverState, { text: string; colour: 'orange' | 'blue' | 'purple' | 'green' | 'grey' }>

/** What school and adviser call each state. */
export const handoverTags: Words = {
  handed_over: { text: 'Handed over', colour: 'orange' },
  taken: { text: 'Taken', colour: 'blue' },
  returned: { text: 'Returned', colour: 'purple' },
  done: { text: 'Done', colour: 'green' },
  called_back: { text: 'Called back', colour: 'grey' },
}

/** What of a handover stands in a history: that it happened, never its words. A provider and a parent do not read it. */
export const handoverSentences: Sentences = {
  'handover.made': told('The school asked an adviser for help'),
  'handover.taken': told('An adviser took over'),
  'handover.returned': told('The adviser gave it back to the school'),
  'handover.finished': told('The adviser finished what the school had asked for'),
  'handover.called-back': told('The school no longer asks the adviser for help'),
}

const readers = ['learner', 'tutor', 'careers-lead', 'head', 'adviser', 'support', 'system']

function told(sentence: string): Sentences[string] {
  return (_, { role }) => (readers.includes(role) ? sentence : null)
}
