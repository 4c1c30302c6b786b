import { formatMoment } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'

/** What the events of this room say in a history. */
export const interviewSentences: Sentences = {
  'interview.arranged': (event) => `Invited to an interview${whenOf(event)}`,
  'interview.rearranged': (event) => `The interview was moved${whenOf(event, 'to')}`,
  'interview.times-offered': () => 'Asked to choose a time for an interview',
  'interview.booked': (event) =>
    event.particulars['isMoved'] === true
      ? `Chose another time for the interview${whenOf(event)}`
      : `Chose a time for the interview${whenOf(event)}`,
  'interview.cancelled': () => 'The interview was cancelled',
  'interview.agreed': () => 'Will come to the interview',
  'interview.other-time-asked': () => 'Asked for another time',
  'interview.called-off': () => 'Called the interview off',
  'interview.held': (event) =>
    event.particulars['outcome'] === 'came' ? 'Came to the interview' : 'Did not come to the interview',
  'interview.dropped': () => 'The interview is not needed any more',
}

function whenOf({ particulars }: TimelineEvent, word = 'on'): string {
  const startsAt = particulars['startsAt']
  return typeof startsAt === 'string' ? ` ${word} ${formatMoment(startsAt)}` : ''
}
