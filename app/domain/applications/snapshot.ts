import { z } from 'zod'
import { formatDay } from '~/kit/dates'
import { applicationSections, type SectionField } from './sections'
import { staffLabel, staffTitle } from './section.words'
import { isVisible, stages, type Eyes, type ProviderKind, type Stage } from './visibility'

const gradeOnPaper = z.object({
  subject: z.string(),
  qualification: z.string(),
  grade: z.string(),
  isConfirmed: z.boolean(),
  // Not on copies of earlier years.
  achieved: z.string().nullable().default(null),
  year: z.number().nullable().default(null),
})

/** The copy a provider keeps of what was sent: later edits do not change it, and it holds nothing unlawful. */
export const snapshotShape = z.object({
  takenOn: z.string(),
  stage: z.enum(stages),
  answers: z.record(z.string(), z.string()),
  grades: z.array(gradeOnPaper),
})

export type Snapshot = z.output<typeof snapshotShape>
export type GradeOnPaper = z.output<typeof gradeOnPaper>
export type Shown = { title: string; rows: { label: string; value: string }[] }
export type AnswerSent = { field: string; label: string; value: string; text: string }

type Source = { answers: Record<string, string>; grades: readonly GradeOnPaper[]; isProtected?: boolean }

/** Copies what this kind of provider may lawfully have at this stage, and nothing else. */
export function takeSnapshot(source: Source, kind: ProviderKind, stage: Stage, takenOn: string): Snapshot {
  return {
    takenOn,
    stage,
    answers: Object.fromEntries(
      applicationSections
        .flatMap((section) => section.fields)
        .filter((field) => isVisible(field.shows, kind, stage, source.isProtected))
        .flatMap((field) => (source.answers[field.name] ? [[field.name, source.answers[field.name] ?? '']] : [])),
    ),
    grades: isVisible('grades', kind, stage) ? [...source.grades] : [],
  }
}

/** What a provider is shown of its copy: the table is asked again, so that an old copy never shows more than the law. */
export function shownTo(snapshot: Snapshot, kind: Eyes, stage: Stage, isProtected = false): Shown[] {
  return applicationSections
    .map((section) => ({
      title: staffTitle(section),
      rows: section.fields
        .filter((field) => isVisible(field.shows, kind, stage, isProtected))
        .map((field) => ({ label: staffLabel(field), value: asWritten(field, snapshot.answers[field.name] ?? '') })),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** The same for a program: the field by its name and its label, the answer as it was kept and in words. */
export function answersTo(snapshot: Snapshot, kind: Eyes, stage: Stage, isProtected = false): AnswerSent[] {
  return applicationSections
    .flatMap((section) => section.fields)
    .filter((field) => isVisible(field.shows, kind, stage, isProtected))
    .map((field) => {
      const value = snapshot.answers[field.name] ?? ''
      return { field: field.name, label: staffLabel(field), value, text: asWritten(field, value) }
    })
}

/** An answer as it is read: the words of a choice, not its code; a day in words. */
export function asWritten(field: SectionField, answer: string): string {
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(answer)) return formatDay(answer)
  return field.options?.[answer] ?? answer
}

/** A kept copy as it is read back; one that cannot be read shows nothing. */
export function snapshotFrom(kept: unknown): Snapshot | null {
  const parsed = snapshotShape.safeParse(kept)
  return parsed.success ? parsed.data : null
}

/** Grades as staff of the school read them: a subject may have one that is predicted, one that came, or both. */
export function gradeCells(grades: readonly GradeOnPaper[]): string[][] {
  return grades.map(({ subject, qualification, grade, achieved, year, isConfirmed }) => [
    subject,
    qualification,
    grade || 'None',
    achieved ? `${achieved}${year === null ? '' : ` (${year})`}` : 'None yet',
    isConfirmed ? 'The school' : 'The learner',
  ])
}

/** The answers of a section as they are read back. */
export function answersFrom(kept: unknown): Record<string, string> {
  const parsed = answers.safeParse(kept)
  return parsed.success ? parsed.data : {}
}

const answers = z.record(z.string(), z.string())

/** All answers of a form under their own names. */
export function mergedAnswers(saved: readonly { answers: Record<string, string> }[]): Record<string, string> {
  return Object.assign({}, ...saved.map(({ answers }) => answers))
}
