import type { AreaWords } from '~/domain/courses/area-word'
import type { GapKey } from './course-gap'
import type { GapMove, GapState } from './course-gap.states'
import { levelName, subjectName } from './planning.words'

type Tag = { text: string; colour: 'grey' | 'green' | 'blue' | 'red' | 'yellow' }

/** A gap’s state as the area reads it. */
export const gapTags = {
  open: { text: 'Not agreed yet', colour: 'yellow' },
  agreed: { text: 'Agreed', colour: 'blue' },
  declined: { text: 'The owner cannot', colour: 'red' },
  provided: { text: 'Provided', colour: 'green' },
  'not-provided': { text: 'Not provided', colour: 'grey' },
} as const satisfies Record<GapState, Tag>

/** The same as the owner reads it. */
export const ownerTags = {
  open: { text: 'You are asked', colour: 'yellow' },
  agreed: { text: 'You agreed', colour: 'blue' },
  declined: { text: 'You cannot', colour: 'red' },
  provided: { text: 'Provided', colour: 'green' },
  'not-provided': { text: 'Not provided', colour: 'grey' },
} as const satisfies Record<GapState, Tag>

/** What the owner may answer; who has answered can only say the other one. */
export const gapAnswers = [
  { value: 'agree', text: 'Yes, we will see to it', label: 'What will you do?', button: 'Say that you can after all' },
  { value: 'decline', text: 'No, we cannot', label: 'Why can you not?', button: 'Say that you cannot after all' },
] as const

/** An answer the owner gave, as it reads it again. */
export function answerWords({ state, words }: { state: GapState; words: string | null }): string {
  const said = gapAnswers[state === 'agreed' ? 0 : 1].text
  return words ? `${said}: ${words}` : said
}

/** What the area may say became of it. */
export const outcomeWords = {
  agree: 'The owner has agreed to it',
  provide: 'It is provided: there is a course',
  drop: 'It is not provided',
  reopen: 'Take it up again',
} as const satisfies Partial<Record<GapMove, string>>

export const deedWords: Record<string, string> = {
  'taken-up': 'Taken up',
  planned: 'Owner, next step or day set',
  answered: 'Answered',
  settled: 'What became of it',
}

/** A gap by its name: Engineering, Level 2, homes in QX1. */
export function gapName(local: AreaWords, { subjectCode, level, outcode }: GapKey): string {
  const from = outcode === '' ? '' : `, homes in ${outcode}`
  return `${subjectName(local, subjectCode)}, ${level === '' ? 'level not known' : levelName(level)}${from}`
}

/** Where a gap is: the district of the homes, or all of the area. */
export function whereWords(outcode: string): string {
  return outcode === '' ? 'The whole area' : outcode
}
