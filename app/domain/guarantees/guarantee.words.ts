import { formatDay } from '~/kit/dates'
import type { Sentences } from '../learners/timeline'
import type { Evidence, EvidenceKind, Outcome } from './guarantee'

export const outcomeWords: Record<Outcome, string> = {
  'not-recorded': 'Not recorded',
  'no-offer': 'No offer',
  offer: 'Offer made',
  continuing: 'Already learning and staying on',
  'not-appropriate': 'No offer wanted now',
}

export const outcomeTags = {
  'not-recorded': { text: 'Not recorded', colour: 'red' },
  'no-offer': { text: 'No offer', colour: 'orange' },
  offer: { text: 'Offer made', colour: 'green' },
  continuing: { text: 'Staying on', colour: 'green' },
  'not-appropriate': { text: 'No offer wanted', colour: 'grey' },
} as const

/** What an answer rests on, in a sentence for staff. */
export function evidenceWords(evidence: Evidence): string {
  return sentences[evidence.kind](evidence)
}

const somewhere = 'A school or college elsewhere'

const sentences: Record<EvidenceKind, (evidence: Evidence) => string> = {
  offer: (evidence) =>
    `${named(evidence)} made an offer${day(evidence.on)}.${(evidence.count ?? 1) > 1 ? ` ${evidence.count} offers stand.` : ''}`,
  'offer-elsewhere': ({ where, on }) => `${where ?? somewhere} told us${day(on)} that it made an offer.`,
  'word-of-offer': ({ where, on }) =>
    `The learner wrote down${day(on)} that ${where ?? somewhere} made an offer. Nobody has confirmed it: an adviser asks.`,
  'course-goes-on': (evidence) => `Enrolled on ${named(evidence)}, which goes on until ${until(evidence)}.`,
  'placement-goes-on': (evidence) => `A shared place on ${named(evidence)} goes on until ${until(evidence)}.`,
  'activity-goes-on': ({ what, where, on, until: last }) =>
    `${[what ?? 'The activity', where].filter(Boolean).join(', ')}${on ? `, since ${formatDay(on)}` : ''}${last ? `, until ${formatDay(last)}` : ''}.`,
  waits: ({ count, where }) =>
    where
      ? `An application to ${where} waits for its answer.`
      : `${count ?? 1} ${count === 1 ? 'answer is' : 'answers are'} to come.`,
  work: ({ what, where, on }) =>
    `${[what ?? 'Work', where].filter(Boolean).join(', ')}${day(on, 'since')}: a job without accredited training is no offer.`,
  circumstances: ({ what, on }) => `${what ?? 'Something keeps them'}${day(on, 'since')}.`,
  unreachable: ({ on }) => `An adviser has written${day(on, 'since')} that nobody can be reached.`,
  'not-sent': ({ until: last }) => `Nothing was sent by ${last ? formatDay(last) : 'the last day'}.`,
  'too-early': ({ until: last }) =>
    `Nothing is sent yet. There is time until ${last ? formatDay(last) : 'the last day'}.`,
  'name-only': () => 'No more than the name is passed on: an adviser asks.',
  'none-left': ({ count, until: last }) =>
    `${count === 1 ? 'The only choice' : `All ${count ?? 0} choices`} ended without a place by ${last ? formatDay(last) : 'the last day'}, when no more offers were made.`,
  'all-ended': ({ count }) =>
    count === 1
      ? 'The only choice has ended without a place: an adviser decides.'
      : `All ${count ?? 0} choices have ended without a place: an adviser decides.`,
}

function named({ what, where }: Evidence) {
  return where ? `${what ?? 'A course'} at ${where}` : (what ?? 'A course')
}

function day(on: string | null | undefined, before = 'on') {
  return on ? ` ${before} ${formatDay(on)}` : ''
}

function until({ until }: Evidence) {
  return until ? formatDay(until) : 'later'
}

/** The September a season is about. */
export function seasonWords(season: number) {
  return `September ${season}`
}

/** What the events of this room say in a history. */
export const guaranteeSentences: Sentences = {
  'guarantee.decided': (event, { role }) =>
    isStaff(role) ? `The September Guarantee: an adviser says “${event.particulars['label']}”` : null,
  'guarantee.decision-taken-back': (_, { role }) =>
    isStaff(role) ? 'The September Guarantee: an adviser’s word was taken back' : null,
  'guarantee.month-locked': () => null,
}

function isStaff(role: string) {
  return role !== 'learner' && role !== 'parent'
}
