import type { Sentences, TimelineEvent } from '~/domain/learners/timeline'
import { isPurpose, purposes, type Decision } from './consent'

/** What an answer in the ledger says to its learner. */
export const decisionWords: Record<Decision, string> = {
  given: 'You said yes',
  refused: 'You said no',
  withdrawn: 'You took your yes back',
}

/** What the events of this room say in a history. They are between the learner and those who look after the learner. */
export const consentSentences: Sentences = {
  'consent.given': (event, reader) => told(event, reader.role, 'Said yes to'),
  'consent.refused': (event, reader) => told(event, reader.role, 'Said no to'),
  'consent.withdrawn': (event, reader) => told(event, reader.role, 'Took back the yes to'),
}

function told({ particulars }: TimelineEvent, role: string, verb: string): string | null {
  const purpose = particulars['purpose']
  if (role === 'parent' || typeof purpose !== 'string' || !isPurpose(purpose)) return null
  const { label } = purposes[purpose]
  return `${verb}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

/** One answer of the ledger, as its learner reads it: about what, what was said, and by whom. */
export function answerRow({ purpose, decision, by, decidedByRole }: Answer): string[] {
  const about = isPurpose(purpose) ? purposes[purpose].label : purpose
  return [
    about,
    isDecision(decision) ? decisionWords[decision] : decision,
    decidedByRole === 'learner' ? 'You' : (by ?? ''),
  ]
}

type Answer = { purpose: string; decision: string; by: string | null; decidedByRole: string }

function isDecision(name: string): name is Decision {
  return Object.hasOwn(decisionWords, name)
}
