import { levelWords } from '~/domain/courses/course.words'
import {
  qualificationTypes,
  type EntryRequirement,
  type RequirementLine,
  type RequirementTerm,
  type TermKind,
} from './entry-requirement'
import { subjectName } from './school-subject'

/** What each kind of term is called where one is chosen. */
export const termKindWords: Record<TermKind, string> = {
  count: 'A number of GCSEs at a grade',
  subject: 'A grade in one subject',
  average: 'An average over the best GCSEs',
  qualification: 'Another qualification',
  other: 'Something else, in your own words',
}

export function isTermKind(text: string): text is TermKind {
  return Object.hasOwn(termKindWords, text)
}

/** What a course asks for, one sentence for each line. */
export function requirementWords({ all }: EntryRequirement): string[] {
  return all.map(lineWords)
}

/** One line in words: its ways, with "or" between them. */
export function lineWords({ any }: RequirementLine): string {
  return any.map((term, at) => (at === 0 ? termWords(term) : lowered(term))).join(', or ')
}

/** One term in words, such as "At least 5 GCSEs at grade 4 or above, including English and maths". */
export function termWords(term: RequirementTerm): string {
  switch (term.kind) {
    case 'count':
      return countWords(term)
    case 'subject':
      return `${gradeOrAbove(term.grade)} in GCSE ${subjectName(term.subject)}`
    case 'average':
      return `An average of ${term.points} points or more over your best ${term.best === 1 ? 'GCSE' : `${term.best} GCSEs`}`
    case 'qualification':
      return qualificationWords(term)
    case 'other':
      return term.text
  }
}

/** "English, maths and science". */
export function listWords(words: string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

function countWords({ count, grade, including, among, hasEquivalents }: Extract<RequirementTerm, { kind: 'count' }>) {
  const what = `At least ${count} ${count === 1 ? 'GCSE' : 'GCSEs'}${hasEquivalents ? ' (or the same in technical awards)' : ''}`
  const from = among.length > 0 ? ` in ${listWords(among.map(subjectName), 'or')}` : ''
  const all = including.length > 0 ? `, including ${listWords(including.map(subjectName))}` : ''
  return `${what} at ${gradeOrAbove(grade).toLowerCase()}${from}${all}`
}

function qualificationWords({ type, level, grade, subject }: Extract<RequirementTerm, { kind: 'qualification' }>) {
  const name = qualificationTypes[type]
  const what =
    type === 'entry-level' || type === 'a-level' ? `An ${name}` : `A ${levelWords[level].toLowerCase()} ${name}`
  const about = subject === null ? '' : ` in ${subjectName(subject)}`
  return `${what}${about}${grade === null ? '' : ` at ${grade} or above`}`
}

function gradeOrAbove(grade: string) {
  return grade === '9' ? 'Grade 9' : `Grade ${grade} or above`
}

// A provider's own words keep the capital they were given.
function lowered(term: RequirementTerm) {
  const words = termWords(term)
  return term.kind === 'other' ? words : words.charAt(0).toLowerCase() + words.slice(1)
}
