import { worthOf } from '~/domain/requirements/grade-scale'
import { isSubjectAsked, subjectKeyOf } from '~/domain/requirements/school-subject'
import type { HeldGrade } from '~/domain/plans/held-grade'

/*
 * Who must study English and maths after 16 so that their place is paid for, by the published condition of funding. It is worked
 * out from grades whenever it is read.
 */

export const coreSubjects = ['english', 'maths'] as const
export type CoreSubject = (typeof coreSubjects)[number]

/** What must be done, from the most to the least: unknown and exempt stand beside the order. */
export type MustStudy = 'gcse' | 'functional' | 'none' | 'exempt' | 'unknown'

export type Judged = {
  subject: CoreSubject
  must: MustStudy
  /** The grade it rests on. */
  from: HeldGrade | null
}

type Asked = { grades: readonly HeldGrade[]; isExempt: boolean; isPartTime: boolean }

const PASS = 4
const NEARLY = 3

/**
 * A grade 4 and nothing more is needed. With a 3 full-time learners must study GCSE, part-time ones may take functional skills at
 * Level 2 instead, as may all with less: a pass there frees those. What was achieved beats what is predicted. A better GCSE grade
 * never asks for more of somebody without functional skills.
 */
export function judgeCore(subject: CoreSubject, { grades, isExempt, isPartTime }: Asked): Judged {
  const about = grades.filter((grade) => isAbout(subject, grade) && pointsOf(grade) !== null)
  const achieved = about.filter(({ stage }) => stage === 'achieved')
  const counted = (achieved.length > 0 ? achieved : about).toSorted((a, b) => (pointsOf(b) ?? 0) - (pointsOf(a) ?? 0))
  const [best = null] = counted
  const points = best === null ? null : (pointsOf(best) ?? 0)
  const free = counted.find(isFunctionalPass)
  const isFree = free !== undefined && (isPartTime || (points ?? 0) < NEARLY)
  if (isFree && free) return { subject, must: 'none', from: free }
  return { subject, must: mustFor(points, { isExempt, isPartTime }), from: best }
}

function mustFor(points: number | null, { isExempt, isPartTime }: Omit<Asked, 'grades'>): MustStudy {
  if (points !== null && points >= PASS) return 'none'
  if (isExempt) return 'exempt'
  if (points === null) return 'unknown'
  return points >= NEARLY && !isPartTime ? 'gcse' : 'functional'
}

/** English is language or literature; either counts. */
function isAbout(subject: CoreSubject, { subject: typed, scale }: HeldGrade): boolean {
  const key = subjectKeyOf(typed)
  if (subject === 'maths') return key === 'maths' || (isFunctional(scale) && /math|numer/i.test(typed))
  return (
    isSubjectAsked('english', key) || key.startsWith('english') || (isFunctional(scale) && /english|liter/i.test(typed))
  )
}

/** Points beside GCSE grades. Functional skills and entry level certificates have none there: they count as less than a 2. */
function pointsOf({ scale, grade }: HeldGrade): number | null {
  const worth = worthOf(scale, grade)
  if (worth === null) return null
  return worth.points.length === 0 ? 0 : Math.max(...worth.points)
}

function isFunctionalPass({ scale, grade, subject }: HeldGrade): boolean {
  return isFunctional(scale) && grade === 'Pass' && /level ?2|\bl2\b/i.test(subject)
}

function isFunctional(scale: string) {
  return scale === 'Functional Skills'
}

/** Whether somebody has to be on a course in the subject. */
export function isToStudy({ must }: Pick<Judged, 'must'>): boolean {
  return must === 'gcse' || must === 'functional'
}
