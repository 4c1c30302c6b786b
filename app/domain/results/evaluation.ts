import { isSubjectAsked, subjectKeyOf } from '~/domain/requirements/school-subject'
import { worthOf } from '~/domain/requirements/grade-scale'
import { awardsOf } from '~/domain/plans/held-grade'
import { qualifications, type Qualification } from '~/domain/plans/grade'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import { gradeReading } from '~/domain/predictions/grade-reading'
import { subjectIn } from '~/domain/predictions/subject-taken'

export const standings = ['met', 'missed-by-one', 'missed', 'unknown'] as const
export type Standing = (typeof standings)[number]

/** A grade as it came. */
export type Result = { subject: string; qualification: Qualification; grade: string }

/** A condition of an offer, as far as results can close it. */
export type Asked = {
  kind: string
  subject: string | null
  grade: string | null
  points: number | null
  best: number | null
  status: ConditionDecision
}

export type Judged<C extends Asked> = {
  standing: Standing
  /** Nothing is open or missed any more: the place could be confirmed. */
  isAllClosed: boolean
  /** Each condition with what the results say of it; null where results say nothing, or a person has decided. */
  conditions: (C & { standing: Standing | null })[]
}

/**
 * How an offer's conditions stand with these results. One grade under in one condition is missed by one; two of them, or
 * more than one grade, is missed. What nobody has told us stays unknown: it is never guessed.
 */
export function evaluate<C extends Asked>(conditions: readonly C[], results: readonly Result[]): Judged<C> {
  const judged = conditions.map((condition) => ({ ...condition, standing: standingOf(condition, results) }))
  const all = judged.map(({ status, standing }) => standing ?? decidedAs[status])
  const standing = overall(all.filter((one) => one !== null))
  // An offer that asks for no grade at all is not met by results, however many come.
  const isOnlyForPeople = all.includes(null) && !judged.some(({ standing }) => standing !== null)
  return {
    standing: standing === 'met' && isOnlyForPeople ? 'unknown' : standing,
    isAllClosed: all.every((one) => one === 'met'),
    conditions: judged,
  }
}

const decidedAs: Record<ConditionDecision, Standing | null> = {
  met: 'met',
  waived: 'met',
  'not-met': 'missed',
  open: null,
}

function overall(all: readonly Standing[]): Standing {
  const byOne = all.filter((one) => one === 'missed-by-one').length
  if (all.includes('missed') || byOne > 1) return 'missed'
  if (all.includes('unknown')) return 'unknown'
  return byOne === 1 ? 'missed-by-one' : 'met'
}

function standingOf(condition: Asked, results: readonly Result[]): Standing | null {
  if (condition.status !== 'open') return null
  if (condition.kind === 'grade') return gradeStanding(condition, results)
  if (condition.kind === 'points' && condition.points !== null)
    return pointsStanding(condition.points, condition.best, results)
  return null
}

/** The best that the learner has in the subject counts. */
function gradeStanding({ subject, grade }: Asked, results: readonly Result[]): Standing {
  const key = askedSubject(subject ?? '')
  const held = results.filter((one) => isSubjectAsked(key, subjectKeyOf(one.subject)))
  const asked = askedGrade(grade ?? '', key)
  if (!asked || held.length === 0 || isContradicting(held)) return 'unknown'
  const found = held.map((one) => reach(asked, one))
  return standings.find((standing) => found.includes(standing)) ?? 'unknown'
}

/** Whoever asks for science takes any of it; by “English” the language is meant, as everywhere else. */
function askedSubject(subject: string): string {
  return subject.trim().toLowerCase() === 'science' ? 'science' : subjectKeyOf(subject)
}

type AskedGrade = { qualification: Qualification; grade: string }

/** The grade that is asked for, on its scale; nothing where it is on none that we know. */
function askedGrade(grade: string, subjectKey: string): AskedGrade | null {
  return gradeReading(grade, null, subjectKey).value ?? gradeReading(grade, null, '').value
}

/** Where a result stands on its own scale beside the lowest grade of it that would do. */
function reach(asked: AskedGrade, { qualification, grade }: Result): Standing {
  const scale: readonly string[] = qualifications[qualification]
  const last = scale.findLastIndex((one) => isEnough(asked, { qualification, grade: one }))
  const at = scale.indexOf(grade)
  if (last < 0 || at < 0) return 'unknown'
  if (at <= last) return 'met'
  return at === last + 1 && !isFail(grade) ? 'missed-by-one' : 'missed'
}

function isEnough(asked: AskedGrade, held: AskedGrade): boolean {
  if (asked.qualification === held.qualification) {
    const scale: readonly string[] = qualifications[asked.qualification]
    return scale.indexOf(held.grade) <= scale.indexOf(asked.grade)
  }
  const needed = pointsOf(asked)
  const points = pointsOf(held)
  return needed !== null && points !== null && points >= needed
}

/** What a grade is worth beside another scale: of two awards in one the lower counts. */
function pointsOf({ qualification, grade }: AskedGrade): number | null {
  const points = worthOf(qualification, grade)?.points ?? []
  return points.length === 0 ? null : Math.min(...points)
}

function isFail(grade: string) {
  return grade === 'U' || grade === 'Fail'
}

const BEST_GRADE = 9
// Whoever has fewer has not told us all: nobody is judged by half of their results.
const FEWEST_OF_ALL = 5

function pointsStanding(needed: number, best: number | null, results: readonly Result[]): Standing {
  if (results.length === 0 || isContradicting(results)) return 'unknown'
  const awards = awardsOf(results.map((one) => ({ ...one, scale: one.qualification, stage: 'achieved' as const })))
  const points = awards.map((award) => award.points).toSorted((a, b) => b - a)
  const counted = points.slice(0, best ?? points.length)
  const sum = counted.reduce((total, one) => total + one, 0)
  if (sum >= needed) return 'met'
  const missing = (best ?? FEWEST_OF_ALL) - counted.length
  if (missing > 0 && (best === null || sum + missing * BEST_GRADE >= needed)) return 'unknown'
  return needed - sum <= 1 ? 'missed-by-one' : 'missed'
}

/** Two people have written different grades for one subject: somebody must look. */
function isContradicting(results: readonly Result[]): boolean {
  const grades = Map.groupBy(results, ({ subject, qualification }) => `${qualification} ${subjectIn(subject)}`)
  return [...grades.values()].some((same) => new Set(same.map(({ grade }) => grade)).size > 1)
}
