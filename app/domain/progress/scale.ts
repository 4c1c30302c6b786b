import Papa from 'papaparse'
import rows from '#db/reference/progress-scale.csv?raw'
import { qualifications } from '~/domain/plans/grade'

/** Every scale that progress is told on, with its grades, the best first: those of Year 11, and those after it. */
const scales = new Map<string, readonly string[]>([...after11(), ...Object.entries(qualifications)])

export const scaleNames: readonly string[] = [...scales.keys()]

export function isScale(name: string): boolean {
  return scales.has(name)
}

/** The grades of a scale, the best first; none where nobody knows the scale. */
export function gradesOn(scale: string): readonly string[] {
  return scales.get(scale) ?? []
}

/** The grade as its scale writes it, or nothing where the scale has no such grade. */
export function gradeOnScale(scale: string, typed: string): string | null {
  const wanted = plain(typed)
  return gradesOn(scale).find((grade) => plain(grade) === wanted) ?? null
}

/** Where a grade stands on its scale, 0 the best; null for what is no grade of it. */
export function rankOf(scale: string, grade: string | null): number | null {
  const at = grade === null ? -1 : gradesOn(scale).indexOf(grade)
  return at < 0 ? null : at
}

/** The grades of a scale in words, for the sentence after a mistake. */
export function gradesOfScale(scale: string): string {
  const grades = gradesOn(scale)
  return grades.length > 7
    ? `${grades[0]}, ${grades[1]} and so on down to ${grades.at(-2)} or ${grades.at(-1)}`
    : grades.join(', ')
}

/** The scale a course is told on until somebody says otherwise, by what its qualification is called. */
export function usualScale(title: string): string {
  const found = usual.find(([says]) => says.test(title))
  return found?.[1] ?? 'Pass, merit, distinction'
}

const usual: readonly [RegExp, string][] = [
  [/\bt[ -]?level\b/i, 'T Level'],
  [/\ba[ -]levels?\b|\bas[ -]level\b/i, 'A level'],
  [/\bgcse\b/i, 'GCSE (9 to 1)'],
  [/functional skills/i, 'Functional Skills'],
  [/apprentice|traineeship|foundation learning/i, 'Competence'],
]

function after11(): [string, readonly string[]][] {
  const { data } = Papa.parse<{ scale: string; grade: string }>(rows.trim(), { header: true })
  const byScale = Map.groupBy(data, ({ scale }) => scale)
  return [...byScale].map(([scale, grades]) => [scale, grades.map(({ grade }) => grade)])
}

function plain(grade: string) {
  return grade.replace(/[\s-]+/g, '').toUpperCase()
}
