import type { Sentences } from '../learners/timeline'

/** What the events of this room say in a history. */
export const attendanceSentences: Sentences = {
  'mark.changed': ({ particulars }) =>
    `A mark in a register was changed from ${codeOf(particulars['from'])} to ${codeOf(particulars['to'])}`,
}

function codeOf(mark: unknown): string {
  return typeof mark === 'object' && mark !== null && 'code' in mark && typeof mark.code === 'string'
    ? mark.code
    : 'none'
}
