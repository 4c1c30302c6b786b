import type { Sentences } from '~/domain/learners/timeline'
import type { CaseState } from './case.states'

type Colour = 'grey' | 'orange' | 'blue' | 'purple' | 'green' | 'red' | 'yellow'
type Words = Record<CaseState, { text: string; colour: Colour }>

/** What schools, providers, advisers and the panel call each state. */
export const caseTags: Words = {
  draft: { text: 'Draft', colour: 'grey' },
  submitted: { text: 'Submitted', colour: 'orange' },
  'awaiting-match': { text: 'Awaiting match', colour: 'blue' },
  provisional: { text: 'Provisional', colour: 'yellow' },
  confirmed: { text: 'Confirmed', colour: 'green' },
  'unable-to-match': { text: 'Unable to match', colour: 'purple' },
  refused: { text: 'Refused', colour: 'red' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
}

/** What the learner and a parent read instead. */
export const caseTagsForLearner: Words = {
  draft: { text: 'Not sent yet', colour: 'grey' },
  submitted: { text: 'Sent', colour: 'blue' },
  'awaiting-match': { text: 'Waiting for an answer', colour: 'blue' },
  provisional: { text: 'A place is held', colour: 'yellow' },
  confirmed: { text: 'You have the place', colour: 'green' },
  'unable-to-match': { text: 'No place yet', colour: 'purple' },
  refused: { text: 'No place', colour: 'red' },
  withdrawn: { text: 'Ended', colour: 'grey' },
}

/** What happens next, for the learner: short, and never a promise. */
export const nextForLearner: Record<CaseState, string> = {
  draft: 'Your school has not sent this yet.',
  submitted: 'A group of people called a panel will talk about it. Your school tells you when.',
  'awaiting-match': 'The panel will talk about it at a meeting. You will get a letter on the same day.',
  provisional: 'Your school must now say yes for you. Talk to your tutor soon if you have changed your mind.',
  confirmed: 'Your school tells you where to go and when. Ask your tutor about the journey.',
  'unable-to-match': 'The panel will look again at its next meeting. You need not do anything.',
  refused: 'Your school can ask other people to look at it again. Talk to your tutor about what else you can do.',
  withdrawn: 'Nothing more happens with this one. Talk to your tutor if you think that is wrong.',
}

export const outcomeWords = {
  place: 'Place',
  alternative: 'Alternative',
  reserve: 'Reserve',
  refuse: 'Refuse',
  defer: 'Defer',
} as const

export type Outcome = keyof typeof outcomeWords

export const outcomes = ['place', 'alternative', 'reserve', 'refuse', 'defer'] as const satisfies Outcome[]

export function isOutcome(name: string): name is Outcome {
  return Object.hasOwn(outcomeWords, name)
}

export const outcomeHints: Record<Outcome, string> = {
  place: 'A place on one of the wishes, held for the school to confirm.',
  alternative: 'A place on another shared course, held for the school to confirm.',
  reserve: 'No place now. The next meeting looks at it again.',
  refuse: 'No place. The school may appeal; other people decide then.',
  defer: 'Nothing is decided. The next meeting looks at it again.',
}

/** What of a case stands in a learner's history: what happened, never what somebody wrote. */
export const caseSentences: Sentences = {
  'case.begun': staff('A case for the panel was begun'),
  'case.agreed': staff('The learner agreed to the case for the panel'),
  'case.submitted': told('The school asked the panel for a place on a shared course'),
  'case.taken-up': staff('The clerk took the case up'),
  'case.placed': told('The panel holds a place on a shared course'),
  'case.reserved': told('The panel has no place on a shared course yet'),
  'case.refused': told('The panel gave no place on a shared course'),
  'case.deferred': told('The panel will look at the shared course again'),
  'case.confirmed': told('The place on a shared course is confirmed'),
  'case.hold-lapsed': told('The place on a shared course was not confirmed in time'),
  'case.withdrawn': told('The school took back what it asked the panel for'),
  'case.appealed': told('The school asked other people to look at the panel’s answer'),
  'case.conflict-declared': staff('A member of the panel takes no part in the case'),
}

const staffReaders = ['tutor', 'careers-lead', 'head', 'adviser', 'support', 'system']

function told(sentence: string): Sentences[string] {
  return () => sentence
}

function staff(sentence: string): Sentences[string] {
  return (_, { role }) => (staffReaders.includes(role) ? sentence : null)
}
