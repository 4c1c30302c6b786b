import type { Sentences } from '../learners/timeline'

// Some labels say too little without their family: "Ill" is a reason not to be in education or work.
const families: Record<string, string> = {
  'neet-available': 'Not in education or work',
  'neet-unavailable': 'Not in education or work, cannot start now',
  compulsory: 'School age',
}

/** An activity as it stands in a list to choose from. */
export function activityOption({ code, label, family }: { code: string; label: string; family: string }) {
  const words = families[family]
  return { value: code, text: words ? `${words}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label }
}

/** What the events of this room say in a history. */
export const participationSentences: Sentences = {
  'activity.proposed': (event) => `An activity was proposed: ${textOf(event, 'label')}`,
  'activity.confirmed': (event) => `The current activity is: ${textOf(event, 'label')}`,
  'activity.set-aside': (_, reader) =>
    reader.role === 'learner' || reader.role === 'parent' ? null : 'A proposed activity was set aside',
  'contact.recorded': (event, reader) =>
    reader.role === 'learner' ? 'An adviser got in touch' : `Contact: ${textOf(event, 'words')}`,
  'caseload.joined': () => 'Joined an adviser’s caseload',
  'caseload.moved': () => 'Went to another adviser',
  'caseload.next-step-set': (_, reader) => (reader.role === 'learner' ? null : 'The next step was planned'),
  'caseload.call-asked': () => 'The adviser was asked to get in touch',
}

function textOf({ particulars }: { particulars: Readonly<Record<string, unknown>> }, name: string): string {
  const text = particulars[name]
  return typeof text === 'string' ? text : 'not stated'
}
