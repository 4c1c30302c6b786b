import type { Sentences } from '../learners/timeline'
import type { progressRatings } from './progress-note.schemas'

type Rating = (typeof progressRatings)[number]

export const ratingWords: Record<Rating, string> = {
  'on-track': 'On track',
  'some-concern': 'Some concern',
  'at-risk': 'At risk of not finishing',
}

const colours: Record<Rating, 'green' | 'yellow' | 'red'> = {
  'on-track': 'green',
  'some-concern': 'yellow',
  'at-risk': 'red',
}

/** The rating of a note as a tag; none where none was given. */
export function ratingTag(rating: string | null) {
  return isRating(rating) ? { text: ratingWords[rating], colour: colours[rating] } : null
}

/** What the events of progress notes say in a history. */
export const progressNoteSentences: Sentences = {
  'progress-note.written': (event) => `${event.organisationName ?? 'The provider'} wrote a progress note`,
}

function isRating(rating: string | null): rating is Rating {
  return rating !== null && rating in ratingWords
}
