import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '~/domain/learners/timeline'

/** What the events of this room say in a history: that something was asked, never what. */
export const requestSentences: Sentences = {
  'information.asked': (event) => {
    const what =
      event.particulars['isAboutGrades'] === true ? 'A question about grades was asked' : 'A question was asked'
    return `${what}${untilOf(event)}`
  },
  'information.answered': () => 'The question was answered',
  'information.left-unanswered': (event) => `The question was not answered${untilOf(event)}`,
  'information.dropped': () => 'The question is not needed any more',
  'information.day-moved': (event) => `Holidays moved the last day to answer the question${untilOf(event, ' to')}`,
}

function untilOf({ particulars: { dueOn } }: TimelineEvent, word = ', with an answer due by'): string {
  if (typeof dueOn !== 'string') return ''
  return `${word} ${formatDay(dueOn)}`
}
