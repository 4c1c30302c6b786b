import type { EntryRequirement } from '~/domain/requirements/entry-requirement'
import { subjectKeyOf } from '~/domain/requirements/school-subject'
import { checkEntry, type EntryCheck } from './entry-check'
import type { HeldGrade, MissingGrade } from './held-grade'

/** Whether grades are foretold, have come, or some of each. */
export type Basis = 'predicted' | 'results' | 'both'

/** How a learner's grades fit what a course asks for; without any grade nothing can be said yet. */
export type Fit = { verdict: EntryCheck['verdict'] | 'no-grades'; basis: Basis; lines: EntryCheck['lines'] }

/** How a course fits a learner; null where the course does not say in a form that can be judged. */
export function fitOf(requirement: EntryRequirement | null, grades: readonly HeldGrade[]): Fit | null {
  if (requirement === null) return null
  const { standing, basis } = standingGrades(grades)
  if (standing.length === 0) return { verdict: 'no-grades', basis, lines: [] }
  return { ...checkEntry(requirement, standing), basis }
}

/** The grades that count now: a result stands in the place of the prediction for the same subject. */
export function standingGrades(grades: readonly HeldGrade[]): { standing: HeldGrade[]; basis: Basis } {
  const results = grades.filter(({ stage }) => stage === 'achieved')
  const known = new Set(results.map(nameOf))
  const open = grades.filter((grade) => grade.stage === 'predicted' && !known.has(nameOf(grade)))
  const basis = results.length === 0 ? 'predicted' : open.length === 0 ? 'results' : 'both'
  return { standing: [...results, ...open], basis }
}

/** What is missing, each thing once. */
export function missingIn({ lines }: Fit): MissingGrade[] {
  const all = lines.filter(({ verdict }) => verdict !== 'met').flatMap(({ missing }) => missing)
  return [...new Map(all.map((one) => [`${one.subject} ${one.needed}`, one])).values()]
}

function nameOf({ subject, scale }: HeldGrade) {
  return `${scale} ${subjectKeyOf(subject)}`
}
