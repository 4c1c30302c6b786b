import type { Sentences } from '../learners/timeline'
import { formatDay } from '~/kit/dates'
import type { Mismatch } from './leaver'

/** What does not go together, as an adviser reads it. */
export const mismatchTags: Record<Mismatch, { text: string; colour: 'red' | 'orange' | 'yellow' | 'blue' }> = {
  'not-started': { text: 'Said yes, not there', colour: 'red' },
  'not-known': { text: 'Not known', colour: 'red' },
  left: { text: 'Did not stay', colour: 'orange' },
  'other-place': { text: 'Another place', colour: 'yellow' },
  'other-plan': { text: 'Another way than meant', colour: 'blue' },
}

export const mismatchWords = {
  'not-started': 'Said yes to a place, and is not there',
  'not-known': 'Nothing is known',
  left: 'Did not stay for six months',
  'other-place': 'Went to another place than the one accepted',
  'other-plan': 'Went another way than meant in spring',
} as const satisfies Record<Mismatch, string>

/** What a day of 1 November rests on. */
export const evidenceWords = {
  activity: 'An adviser’s word',
  enrolment: 'An enrolment',
  register: 'A register',
} as const

export const sustainedWords: Readonly<Record<string, string>> = { yes: 'Stayed', no: 'Did not stay' }

/** The groups in which destinations are counted, in their order. */
export const destinationGroups = {
  education: 'Education',
  training: 'Training',
  employment: 'Apprenticeship or work',
  're-engagement': 'Re-engagement',
  neet: 'Not in education, work or training',
  other: 'In custody or elsewhere',
  'not-known': 'Not known',
} as const

export type DestinationGroup = keyof typeof destinationGroups

/** The group a kind of activity is counted in; of nobody knows what, not known. */
export function groupOf(family: string | null): DestinationGroup {
  if (family === 'education' || family === 'training' || family === 'employment' || family === 're-engagement')
    return family
  if (family === 'neet-available' || family === 'neet-unavailable') return 'neet'
  return family === 'custody' ? 'other' : 'not-known'
}

/** Those who left in the summer of a year. */
export function leavingWords(year: number): string {
  return `Left Year 11 in ${year}`
}

/** What the events of this room say in a history. */
export const leaverSentences: Sentences = {
  'leaver.looked-at': ({ particulars }) =>
    `An adviser looked at where the learner went: ${typeof particulars['reason'] === 'string' ? particulars['reason'] : 'no reason given'}`,
}

/** A day beside what it says. */
export function sinceWords(what: string, on: string): string {
  return `${what}, ${formatDay(on)}`
}
