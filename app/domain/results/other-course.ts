import type { ChangedTerms } from '~/domain/changed-offers/changed-offer'
import { conditionKindFrom } from '~/domain/offers/offer'

type Condition = { kind: string; subject: string | null; grade: string | null; text: string; status: string }

/** The terms of another course after results: what is no grade and still open is asked for as before. */
export function otherCourseTerms(run: string, conditions: readonly Condition[]): ChangedTerms {
  const left = conditions.filter(({ kind, status }) => status === 'open' && kind !== 'grade' && kind !== 'points')
  return {
    run,
    kind: left.length > 0 ? 'conditional' : 'unconditional',
    conditions: left.map(({ kind, subject, grade, text }) => ({ kind: conditionKindFrom(kind), subject, grade, text })),
    message: null,
  }
}
