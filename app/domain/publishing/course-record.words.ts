import type { Sentences, TimelineEvent } from '~/domain/learners/timeline'

/** What the history of a course says of what it asks for and where it leads. */
export const courseRecordSentences: Sentences = {
  'entry-requirement.changed': (event) => {
    const asked = listIn(event, 'after')
    return asked.length === 0
      ? 'Took away what the course asks for'
      : `Changed what the course asks for: ${asked.join('; ')}`
  },
  'course.standard-offer-kept': () => 'Wrote down the usual offer',
  'progression.linked': (event) => `Added what it ${wayOf(event)}: ${nameOf(event)}`,
  'progression.unlinked': (event) => `Took a link away: ${nameOf(event)}`,
}

function wayOf({ particulars }: TimelineEvent) {
  return particulars['direction'] === 'before' ? 'comes from' : 'leads to'
}

function nameOf({ particulars }: TimelineEvent) {
  return typeof particulars['name'] === 'string' ? particulars['name'] : 'a course or a job'
}

function listIn({ particulars }: TimelineEvent, name: string): string[] {
  const list = particulars[name]
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
