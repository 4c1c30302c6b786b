import type { Answer, CheckState } from './sustained'

export const answerWords: Record<Answer, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }

export const checkTags = {
  due: { text: 'To answer', colour: 'yellow' },
  overdue: { text: 'Overdue', colour: 'red' },
  answered: { text: 'Answered', colour: 'green' },
} as const satisfies Record<CheckState, { text: string; colour: string }>
