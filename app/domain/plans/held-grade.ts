import { worthOf } from '~/domain/requirements/grade-scale'
import { subjectKeyOf } from '~/domain/requirements/school-subject'

/** One grade of a learner, predicted or achieved. */
export type HeldGrade = { subject: string; scale: string; grade: string; stage: 'predicted' | 'achieved' }

/** What a grade is worth to a course: one award of it. */
export type Award = { subject: string; points: number; scale: string; from: HeldGrade }

export type Verdict = 'met' | 'unknown' | 'not-met'

/** A grade that a course asks for and a learner does not have, or that nobody has told us. */
export type MissingGrade = { subject: string | null; needed: string; held: string | null }

export type Judgement = { verdict: Verdict; reason: string; missing: MissingGrade[] }

/** How far each verdict is from "met". */
export const rank = { 'not-met': 0, unknown: 1, met: 2 } as const

/** The least of several verdicts: all must hold. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((worst, one) => (rank[one] < rank[worst] ? one : worst), 'met')
}

/** A learner's grades as single awards: combined science counts twice. A grade without points is none. */
export function awardsOf(grades: readonly HeldGrade[]): Award[] {
  return grades.flatMap((from) =>
    (worthOf(from.scale, from.grade)?.points ?? []).map((points) => ({
      subject: subjectKeyOf(from.subject),
      points,
      scale: from.scale,
      from,
    })),
  )
}

/** "predicted grade" or "result": how a grade is spoken of. */
export function nounOf({ stage }: HeldGrade): string {
  return stage === 'predicted' ? 'predicted grade' : 'result'
}
