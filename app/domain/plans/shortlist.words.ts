import type { Sentences, TimelineEvent } from '../learners/timeline'

/** What the events of a shortlist say in a history. It is the learner's own: others read nothing of it. */
export const shortlistSentences: Sentences = {
  'shortlist.saved': (event, reader) =>
    reader.role === 'learner' ? `Saved to the shortlist: ${courseIn(event)}` : null,
  'shortlist.removed': (event, reader) =>
    reader.role === 'learner' ? `Taken off the shortlist: ${courseIn(event)}` : null,
  'shortlist.noted': (event, reader) =>
    reader.role === 'learner' ? `Wrote a note on the shortlist: ${courseIn(event)}` : null,
  'shortlist.kept': (event, reader) =>
    reader.role === 'learner' ? `Kept the shortlist of this browser: ${countIn(event)}` : null,
}

function courseIn({ particulars }: TimelineEvent) {
  return typeof particulars['course'] === 'string' ? particulars['course'] : 'a course'
}

function countIn({ particulars }: TimelineEvent) {
  return particulars['courses'] === 1 ? '1 course' : `${String(particulars['courses'])} courses`
}
