import { subjectNames } from '~/domain/requirements/school-subject'
import {
  isQualification,
  GRADES_AT_MOST,
  usualSubjects,
  type PredictedGrade,
  type Qualification,
} from '~/domain/plans/grade'
import { subjectIn } from './subject-taken'
import type { Note } from '~/kit/intake-value'

/** A predicted grade as it stands: the school's, or the learner's own words. */
export type HeldPrediction = { subject: string; qualification: string; grade: string; isConfirmed: boolean }

export type Decision =
  | { is: 'added' | 'changed'; grade: PredictedGrade; was: HeldPrediction | null }
  | { is: 'unchanged' }
  | { is: 'refused'; why: Note }

/** What becomes of one grade that a school predicts beside those that stand. Nothing changes once the reference was released. */
export function decidePrediction(
  held: readonly HeldPrediction[],
  wanted: { subject: string; qualification: Qualification; grade: string },
  isReleased: boolean,
): Decision {
  const now = standing(held, wanted.subject, wanted.qualification)
  if (now?.isConfirmed && now.grade === wanted.grade) return { is: 'unchanged' }
  if (isReleased) return { is: 'refused', why: released }
  if (!now && held.length >= GRADES_AT_MOST) return { is: 'refused', why: tooMany }
  const grade = { ...wanted, subject: now?.subject ?? nameOf(wanted.subject, wanted.qualification) }
  return { is: now?.isConfirmed ? 'changed' : 'added', grade, was: now ?? null }
}

/** The grade that stands for a subject, by whichever of its names it was written down. */
export function standing<H extends HeldPrediction>(
  held: readonly H[],
  subject: string,
  qualification: string,
): H | undefined {
  const key = subjectIn(subject)
  return held.find((one) => one.qualification === qualification && subjectIn(one.subject) === key)
}

/** The name under which a subject is written down first: the usual one where we know the subject, else the sender's. */
export function nameOf(subject: string, qualification: Qualification): string {
  const key = subjectIn(subject)
  const isIt = (name: string) => subjectIn(name) === key
  const usual = usualSubjects.find((one) => one.qualification === qualification && isIt(one.subject))
  return usual?.subject ?? subjectNames.find(isIt) ?? `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`
}

export const released: Note = {
  code: 'released',
  sentence: 'The reference of this learner was released with the grades as they are. Take it back to change them.',
}
const tooMany: Note = {
  code: 'too-many-grades',
  sentence: `This learner has ${GRADES_AT_MOST} grades already. Take one off first.`,
}

/** A grade that was read back from the database, where it stands on a scale we know. */
export function asPrediction({ subject, qualification, grade }: HeldPrediction): PredictedGrade[] {
  return isQualification(qualification) ? [{ subject, qualification, grade }] : []
}
