import { formatTime } from '~/kit/dates'
import { valueAt, type FormReply } from '~/kit/form'
import type { OwnQualification } from '../plans/grade'
import type { Answers, SavedSection } from './section'
import type { Section, SectionField } from './sections'
import { asWritten, type GradeOnPaper } from './snapshot'

/** One box that was saved otherwise meanwhile: what is saved, beside what was typed. */
export type Meanwhile = { label: string; saved: string; typed: string }

/** What a second tab is told when another has saved first. */
export function savedMeanwhile(savedAt: Date): string {
  return `You saved this part at ${formatTime(savedAt)}, in another tab or window. Look at both before you save again.`
}

/** Whether the form that came back was opened before the newest saving. */
export function isBehind(reply: FormReply | undefined, version: number): boolean {
  return reply !== undefined && text(reply.values.version) !== String(version)
}

/** Whether a page that is behind asks for what is saved already: a second click, a retry, the back button. */
export function isSameWriting(
  held: SavedSection,
  { answers, isFinished }: { answers: Answers; isFinished: boolean },
): boolean {
  return held.isCompleted === isFinished && lines(held.answers) === lines(answers)
}

/** The same for the list of grades, where what the school has confirmed is not the learner's to write. */
export function isSameGrades(held: readonly GradeOnPaper[], typed: readonly OwnQualification[]): boolean {
  const own = held.filter(({ isConfirmed }) => !isConfirmed)
  return own.map(gradeLine).toSorted().join('\n') === typed.map(gradeLine).toSorted().join('\n')
}

/** The boxes in which what is saved is not what was typed. */
export function meanwhileIn(section: Section, saved: Answers, typed: unknown): Meanwhile[] {
  return section.fields.flatMap((field) => {
    const one = { label: field.label, saved: read(field, saved[field.name] ?? ''), typed: typedIn(field, typed) }
    return one.saved === one.typed ? [] : [one]
  })
}

/** The lines of the list that are not the same: the whole line as saved, the whole line as typed. */
export function meanwhileInGrades(saved: readonly GradeOnPaper[], typed: unknown): Meanwhile[] {
  const rows = typedRows(valueAt(typed, 'grades'))
  const subjects = [...new Set([...saved, ...rows].map(({ subject }) => subject))]
  return subjects.flatMap((label) => {
    const wordsIn = (list: readonly GradeLine[]) =>
      list
        .filter(({ subject }) => subject === label)
        .map(gradeWords)
        .join('\n')
    const one = { label, saved: wordsIn(saved), typed: wordsIn(rows) }
    return one.saved === one.typed ? [] : [one]
  })
}

/** "Art: GCSE (9 to 1), predicted 7, in 2027": one line of the list in words. */
export function gradeLine(line: GradeLine): string {
  return `${line.subject}: ${gradeWords(line)}`
}

/** The same beside the name of its subject. */
export function gradeWords({ qualification, grade, achieved, year }: Omit<GradeLine, 'subject'>): string {
  const parts = [
    qualification,
    ...(grade ? [`predicted ${grade}`] : []),
    ...(achieved ? [`achieved ${achieved}`] : []),
    ...(year ? [`in ${year}`] : []),
  ]
  return parts.join(', ')
}

type GradeLine = {
  subject: string
  qualification: string
  grade: string | null
  achieved?: string | null
  year?: number | null
}

function typedRows(grades: unknown): GradeLine[] {
  const rows = typeof grades === 'object' && grades !== null ? Object.values(grades) : []
  return rows.flatMap((row) => {
    const cell = (name: string) => text(valueAt(row, name)).trim()
    if (cell('remove') || (cell('grade') === '' && cell('achieved') === '')) return []
    const [subject, qualification, grade] = [cell('subject'), cell('qualification'), cell('grade')]
    return [{ subject, qualification, grade, achieved: cell('achieved'), year: Number(cell('year')) || null }]
  })
}

function lines(answers: Answers): string {
  const filled = Object.entries(answers).filter(([, answer]) => answer !== '')
  return JSON.stringify(filled.toSorted(([a], [b]) => a.localeCompare(b)))
}

function typedIn(field: SectionField, typed: unknown): string {
  const value = valueAt(typed, `answers.${field.name}`)
  if (field.kind !== 'date') return read(field, text(value).trim().replaceAll('\r\n', '\n'))
  const [year, month, day] = ['year', 'month', 'day'].map((part) => text(valueAt(value, part)).trim())
  return read(field, year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '')
}

function read(field: SectionField, answer: string): string {
  return asWritten(field, answer)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
