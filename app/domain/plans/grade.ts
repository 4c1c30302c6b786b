/** Qualifications at the end of Year 11 and the grades each may have, the best first. */
export const qualifications = {
  'GCSE (9 to 1)': ['9', '8', '7', '6', '5', '4', '3', '2', '1', 'U'],
  'GCSE combined science': pairs(),
  'GCSE (A* to G)': ['A*', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'U'],
  'BTEC or technical award': ['L2D*', 'L2D', 'L2M', 'L2P', 'L1D*', 'L1D', 'L1M', 'L1P', 'U'],
  'Functional Skills': ['Pass', 'Fail'],
  'Entry level certificate': ['Entry 3', 'Entry 2', 'Entry 1', 'U'],
} as const satisfies Record<string, readonly string[]>

export type Qualification = keyof typeof qualifications

export const qualificationNames = Object.keys(qualifications).filter(isQualification)

export function isQualification(name: string): name is Qualification {
  return Object.hasOwn(qualifications, name)
}

export type PredictedGrade = { subject: string; qualification: Qualification; grade: string }

/** A subject in one qualification. */
export type SubjectTaken = Pick<PredictedGrade, 'subject' | 'qualification'>

/** One line of what a learner takes or has: the grade that is expected, the grade that came, and the year. */
export type OwnQualification = {
  subject: string
  qualification: Qualification
  grade: string | null
  achieved?: string | null
  year?: number | null
}

/** The grade as its scale writes it, or nothing where the scale has no such grade. */
export function gradeOn(qualification: Qualification, typed: string): string | null {
  const wanted = plain(typed)
  const grades: readonly string[] = qualifications[qualification]
  return grades.find((grade) => plain(grade) === wanted) ?? null
}

/** The grades of a qualification in words, for the sentence after a mistake. */
export function gradesInWords(qualification: Qualification): string {
  const grades: readonly string[] = qualifications[qualification]
  return grades.length > 4
    ? `${grades[0]}, ${grades[1]} and so on down to ${grades.at(-2)} or ${grades.at(-1)}`
    : grades.join(', ')
}

/** The subjects most people have: the page starts with them, and a row without a grade is left out. */
export const usualSubjects: { subject: string; qualification: Qualification }[] = [
  { subject: 'English language', qualification: 'GCSE (9 to 1)' },
  { subject: 'English literature', qualification: 'GCSE (9 to 1)' },
  { subject: 'Mathematics', qualification: 'GCSE (9 to 1)' },
  { subject: 'Science', qualification: 'GCSE combined science' },
]

export const GRADES_AT_MOST = 20

// Combined science counts as two: the same grade twice, or two neighbours.
function pairs() {
  const best = [9, 8, 7, 6, 5, 4, 3, 2, 1]
  return [
    ...best.flatMap((grade) => (grade > 1 ? [`${grade}-${grade}`, `${grade}-${grade - 1}`] : [`${grade}-${grade}`])),
    'U',
  ]
}

function plain(grade: string) {
  return grade.replace(/[\s-]+/g, '').toUpperCase()
}
