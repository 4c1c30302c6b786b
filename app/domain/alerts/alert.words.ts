import { attendanceWords } from '../attendance/mark'
import type { Sentences } from '../learners/timeline'
import type { AlertKind, Counts } from './alert'

/** What each pattern is called, and how it draws the eye. */
export const alertTags = {
  severe: { text: 'Severe absence', colour: 'red' },
  persistent: { text: 'Persistent absence', colour: 'orange' },
  'below-limit': { text: 'Below the limit', colour: 'yellow' },
  'missed-in-a-row': { text: 'Missed in a row', colour: 'red' },
  'often-late': { text: 'Often late', colour: 'blue' },
} as const satisfies Record<AlertKind, unknown>

/** The pattern in a sentence, with the numbers it is made of. */
export function alertWords(kind: AlertKind, counts: Counts): string {
  const { attended, late, missed } = counts
  if (kind === 'missed-in-a-row') return `Missed the last ${missed} sessions`
  if (kind === 'often-late') return `Late to ${late} of ${attended} sessions`
  return `Attended ${attendanceWords(counts)}`
}

/** What the events of this room say in a history. */
export const alertSentences: Sentences = {
  'attendance-alert.opened': () => 'A pattern of absence was seen in the registers',
  'attendance-alert.closed': () => 'A pattern of absence in the registers was over',
}
