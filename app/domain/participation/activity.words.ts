import type { Sentences } from '../learners/timeline'

/** The families of activities, in the order an adviser looks for them. */
export const familyWords: Record<string, string> = {
  education: 'Education',
  employment: 'Work',
  training: 'Training',
  're-engagement': 'Re-engagement',
  'neet-available': 'Not in education, work or training: could start',
  'neet-unavailable': 'Not in education, work or training: cannot start now',
  'not-known': 'Not known',
  compulsory: 'School age',
  custody: 'Custody',
}

/** What the events of this room say in a history. */
export const participationSentences: Sentences = {
  'activity.proposed': (event) => `An activity was proposed: ${textOf(event, 'label')}`,
  'activity.confirmed': (event) => `The current activity is: ${textOf(event, 'label')}`,
  'contact.recorded': (event, reader) =>
    reader.role === 'learner' ? 'An adviser got in touch' : `Contact: ${textOf(event, 'words')}`,
  'caseload.joined': () => 'Joined an adviser’s caseload',
  'caseload.call-asked': () => 'The adviser was asked to get in touch',
}

function textOf({ particulars }: { particulars: Readonly<Record<string, unknown>> }, name: string): string {
  const text = particulars[name]
  return typeof text === 'string' ? text : 'not stated'
}
