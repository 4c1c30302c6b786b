import { formatMoment } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'

/** What the events of the desk say in a history. */
export const deskSentences: Sentences = {
  'enrolment-time.chosen': (event) => `Chose a time to enrol${at(event)}`,
  'enrolment-time.moved': (event) => `Moved the time to enrol${at(event)}`,
  'enrolment.chased': () => 'Asked after: the course has begun, and nobody has said that it was started',
  'documents.checked': (event) => `Documents seen: ${text(event, 'seen') || 'none'}`,
}

function at(event: TimelineEvent): string {
  const moment = text(event, 'startsAt')
  return moment === '' ? '' : `: ${formatMoment(moment)}`
}

function text({ particulars }: TimelineEvent, name: string): string {
  const value = particulars[name]
  return typeof value === 'string' ? value : ''
}
