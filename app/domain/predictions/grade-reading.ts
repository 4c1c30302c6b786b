import { gradeOn, gradesInWords, type Qualification } from '~/domain/plans/grade'
import { missing, taken, wrong, type Reading } from '~/kit/intake-value'

export type ReadGrade = { qualification: Qualification; grade: string }

const nothing = /^(-+|n\/?a|none|x|\?|tbc|not (taken|entered))?$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Where a file does not name the qualification, the subject and the grade must do. */
const inOrder: readonly Qualification[] = [
  'GCSE (9 to 1)',
  'GCSE (A* to G)',
  'BTEC or technical award',
  'Functional Skills',
  'Entry level certificate',
]

/** A grade on its scale. A blank says nothing; what spreadsheets do to grades is undone, and said. */
export function gradeReading(text: string, named: Qualification | null, subjectKey: string): Reading<ReadGrade> {
  const typed = text.trim()
  if (nothing.test(typed)) return missing()
  const scales = scalesFor(named, subjectKey)
  const mended = mend(typed)
  const qualification = scales.find((scale) => onScale(scale, mended.grade) !== null)
  const grade = qualification ? onScale(qualification, mended.grade) : null
  if (!qualification || grade === null) return wrong('grade-unknown', sentenceFor(typed, scales))
  return taken(
    { qualification, grade },
    mended.isChanged ? { code: 'grade-mended', sentence: `${typed} was read as ${grade}.` } : null,
  )
}

/** Combined science is a GCSE too, and many call it no more than that. */
function scalesFor(named: Qualification | null, subjectKey: string): readonly Qualification[] {
  if (subjectKey === 'combined-science' && (named === null || named === 'GCSE (9 to 1)')) return [COMBINED]
  return named ? [named] : inOrder
}

const COMBINED: Qualification = 'GCSE combined science'

function sentenceFor(typed: string, scales: readonly Qualification[]): string {
  const [only] = scales
  if (scales.length > 1 || !only) return `${typed.slice(0, 40)} is not a grade on any scale we know.`
  if (only === COMBINED) return `${typed.slice(0, 40)} is not a grade of combined science. Write two, such as 6-5.`
  return `${typed.slice(0, 40)} is not a grade of ${only}. It must be one of ${gradesInWords(only)}.`
}

function onScale(qualification: Qualification, grade: string): string | null {
  return gradeOn(qualification, qualification === 'BTEC or technical award' ? technical(grade) : grade)
}

/** Level 2 Merit, L2 Dist*, M2, 2M: all are written in one way. */
function technical(grade: string): string {
  const plain = grade.toLowerCase().replace(/level|\s|l(?=[12])/g, '')
  const [, first = '', word = '', last = ''] =
    /^([12]?)(distinction\*?|dist\*?|d\*?|merit|m|pass|p)([12]?)\*?$/.exec(
      plain.replace('*2', '2*').replace('*1', '1*'),
    ) ?? []
  const level = first || last
  if (level === '' || word === '') return grade
  const isStarred = plain.includes('*')
  return `L${level}${word.charAt(0).toUpperCase()}${isStarred ? '*' : ''}`
}

/** "06-May" was 6-5 before a spreadsheet took it for a day; "6.0" was 6; "6+" is finer than a grade can be. */
function mend(typed: string): { grade: string; isChanged: boolean } {
  const [, first = '', name = ''] = /^(\d{1,2})-([A-Za-z]{3})$/.exec(typed) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  if (month > 0) return { grade: `${Number(first)}-${month}`, isChanged: true }
  const plain = typed.replace(/^(\d)\.0+$/, '$1').replace(/^([1-9])[+=-]$/, '$1')
  return { grade: plain, isChanged: plain !== typed }
}
