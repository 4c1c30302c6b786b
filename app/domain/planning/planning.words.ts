import { nameIn, type AreaWords } from '~/domain/courses/area-word'
import { levelWords, wordsFor } from '~/domain/courses/course.words'

/** What stands where a number is too small to be told, or would tell of one that is. */
export const KEPT_BACK = 'kept back'

/** A count as it stands on a page. */
export function countWords(count: number | null): string {
  return count === null ? KEPT_BACK : count.toLocaleString('en-GB')
}

/** The name of a subject, of a whole subject area where no more is known, or of none. */
export function subjectName(local: AreaWords, code: string): string {
  return nameIn(local, code.length > 2 ? 'subject' : 'subject-area', code) ?? 'Subject not known'
}

export function levelName(level: string): string {
  return wordsFor(levelWords, level) ?? 'Level not known'
}

/** The columns of what is asked for and what there is. */
export const demandColumns = {
  places: 'Places',
  firstChoices: 'First choices',
  choices: 'All choices',
  offers: 'With an offer',
  accepted: 'Said yes',
  enrolled: 'Enrolled',
  taken: 'Places taken',
  unfilled: 'Places not filled',
  refusedFull: 'Refused: full',
  perHundred: 'First choices for 100 places',
} as const

/** What every figure means and where it comes from. */
export const definitions: readonly { term: string; meaning: string }[] = [
  {
    term: 'Places',
    meaning:
      'Places that providers have told for starts in the school year that this cycle applies for. Starts without a told number are counted beside them and add no places.',
  },
  {
    term: 'All choices, first choices',
    meaning:
      'Courses that learners have applied for and sent to a provider of this area, at the course they first asked for. A first choice is the first in a learner’s order.',
  },
  {
    term: 'With an offer, said yes, enrolled',
    meaning:
      'Choices for which an offer was ever made, to one of whose offers the learner has ever said a firm yes, and for which an enrolment is recorded.',
  },
  {
    term: 'Places taken, places not filled',
    meaning:
      'Choices that hold a place now, by an open offer, a yes or an enrolment; and, start by start, the places of a known number that nobody holds.',
  },
  {
    term: 'Refused: full',
    meaning:
      'Choices rejected, and still so, because the course was full, others had priority for its places, or its waiting list had ended.',
  },
  {
    term: 'Home and provider',
    meaning:
      'The local authority on the learner’s record and that of the provider. Distances are rough: from the middle of one postcode district to the middle of the next.',
  },
  {
    term: 'Same day last year',
    meaning: 'The last cycle, counted up to the day that is as far from its first day.',
  },
  {
    term: 'Kept back',
    meaning:
      'Fewer than five learners are never shown, nor what they could be worked out from. So a larger number may be kept back too.',
  },
]

/** Where the figures come from. */
export const source =
  'Onward: applications, offers, enrolments, waiting lists, panels and searches as they are recorded, counted every night.'
