import type { Sentences } from '../learners/timeline'
import type { TaskEnding } from './task'

/** How a task was settled. */
export const taskEndings: Record<TaskEnding, string> = {
  contact: 'Settled by a contact',
  activity: 'Settled by what the learner does now',
  word: 'Closed with a word',
  undone: 'Its cause was taken back',
  left: 'The learner is followed here no longer',
}

/** How long a task has stood. */
export function ageWords(days: number): string {
  if (days <= 0) return 'since today'
  return days === 1 ? 'for 1 day' : `for ${days} days`
}

/** What the events of tasks say in a history. Staff write them for one another. */
export const taskSentences: Sentences = {
  'adviser-task.opened': (_, { role }) => (isStaff(role) ? 'The adviser was asked to get in touch' : null),
  'adviser-task.settled': (_, { role }) => (isStaff(role) ? 'What the adviser was asked for is settled' : null),
  'adviser-task.opened-again': (_, { role }) => (isStaff(role) ? 'What the adviser was asked for is open again' : null),
  'adviser-task.chased': (_, { role }) => (isStaff(role) ? 'The adviser was asked again to get in touch' : null),
}

function isStaff(role: string) {
  return role !== 'learner' && role !== 'parent'
}
