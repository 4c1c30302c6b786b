import type { Sentences, TimelineEvent } from '../learners/timeline'
import { formatDay } from '~/kit/dates'

/** What the events of this room say in a history. What a learner does alone is not told to a provider. */
export const applicationSentences: Sentences = {
  'choice.added': (event, reader) =>
    isStaffOfProvider(reader.role) ? null : `Added ${text(event, 'course') ?? 'a course'} to the list`,
  'choice.removed': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Took a course off the list'),
  'section.saved': (_, reader) => (reader.role === 'learner' ? 'Wrote in the application' : null),
  'grades.saved': (_, reader) => (isStaffOfProvider(reader.role) ? null : 'Wrote down predicted grades'),
  'grades.predicted': ({ organisationName }) => `${organisationName ?? 'The school'} confirmed the predicted grades`,
  'application.sent': (event) => {
    const by = text(event, 'answerBy')
    return by ? `Application sent. An answer is due by ${formatDay(by)}` : 'Application sent'
  },
  'choice.rejected': () => 'Rejected',
  'choice.withdrawn': (event) => {
    const shared = text(event, 'shared')
    return shared ? `Withdrawn: ${shared.charAt(0).toLowerCase()}${shared.slice(1)}` : 'Withdrawn'
  },
  'choice.ran-out-of-time': () => 'No answer came in time. It can still come',
}

function isStaffOfProvider(role: string) {
  return role === 'admissions-officer' || role === 'admissions-manager' || role === 'register-taker'
}

function text({ particulars }: TimelineEvent, name: string): string | null {
  const value = particulars[name]
  return typeof value === 'string' ? value : null
}
