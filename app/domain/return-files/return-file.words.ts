import type { Sentences } from '../learners/timeline'
import type { Why } from './match'

/** Why nobody can be sure whose a row is. */
export const whyWords: Record<Why, string> = {
  several: 'More than one record has this name and date of birth.',
  'other-birthday': 'The record with this number has another date of birth.',
  'same-name': 'A record has the same name and date of birth, but no number and no postcode in common.',
  'numbers-disagree': 'Its numbers belong to more than one record.',
}

export function isWhy(text: string): text is Why {
  return Object.hasOwn(whyWords, text)
}

/** What the history of a learner says of it. */
export const returnFileSentences: Sentences = {
  'learner.return-taken-in': () => 'Details came in from a file of another careers service or authority',
  'learner.return-taken-back': () => 'Details from a file of another careers service or authority were taken back',
}
