import { Refusal } from '~/kit/errors'
import type { ProviderKind } from '../applications/visibility'
import { addWorkingDays, movedOutOfClosures, type Closure } from '../cycles/working-day'

export type OfferKind = 'conditional' | 'unconditional'
export type Condition = {
  kind: ConditionKind
  subject: string | null
  grade: string | null
  text: string
  /** How many points, over the best of so many subjects or over all: of a condition of points alone. */
  points?: number | null
  best?: number | null
}
export type OfferTerms = {
  kind: OfferKind
  conditions: Condition[]
  message: string | null
  /** More offers than were meant for the places: thought of, and meant. */
  beyond?: 'yes' | undefined
  version?: number | undefined
}

type StandardCondition = { label: string; text: string; for: readonly ProviderKind[] }

const all = ['college', 'training-provider', 'school-sixth-form'] as const
// A school sixth form may make an offer depend on grades and on proof of what was said; not on an interview or a reference.
const outsideSchools = ['college', 'training-provider'] as const

/** The conditions that many offers share, in the learner's words, and who may set each. */
export const standardConditions = {
  identity: {
    label: 'Identity check',
    text: 'Show us a passport, birth certificate or other proof of who you are.',
    for: all,
  },
  results: { label: 'Copy of results', text: 'Bring your results with you when you enrol.', for: all },
  interview: { label: 'Interview', text: 'Come to an interview.', for: outsideSchools },
  portfolio: {
    label: 'Audition or portfolio',
    text: 'Show us your work at an audition or in a portfolio.',
    for: outsideSchools,
  },
  reference: { label: 'Reference', text: 'We get a good reference from your school.', for: outsideSchools },
  medical: { label: 'Medical check', text: 'Pass a medical check for this course.', for: outsideSchools },
  dbs: {
    label: 'DBS check',
    text: 'Have a clear check by the Disclosure and Barring Service (DBS).',
    for: outsideSchools,
  },
  employer: { label: 'Employer agrees', text: 'Have an employer who agrees to train you.', for: outsideSchools },
} as const satisfies Record<string, StandardCondition>

export type StandardKind = keyof typeof standardConditions
export type ConditionKind = StandardKind | 'grade' | 'points' | 'other'

export const standardKinds = Object.keys(standardConditions).filter(isStandardKind)

export function isStandardKind(name: string): name is StandardKind {
  return Object.hasOwn(standardConditions, name)
}

/** The kind of a condition as it was kept. */
export function conditionKindFrom(name: string): ConditionKind {
  return isStandardKind(name) || name === 'grade' || name === 'points' ? name : 'other'
}

/** A condition of one grade in the learner's words. */
export function gradeCondition(subject: string, grade: string): Condition {
  return { kind: 'grade', subject, grade, text: `${subject}: grade ${grade} or better` }
}

/** A condition of points in the learner's words. */
export function pointsCondition(points: number, best: number | null): Condition {
  const over = best === null ? 'all your subjects together' : `your best ${best} subjects`
  const text = `${points} points or more in ${over}`
  return { kind: 'points', subject: null, grade: null, text, points, best }
}

/** The same as the form asks for it; empty where there is none. */
export function pointsTyped(condition: Condition | undefined) {
  return { needed: String(condition?.points ?? ''), best: String(condition?.best ?? '') }
}

/** The standard conditions that a kind of provider may set. */
export function standardKindsFor(kind: ProviderKind): StandardKind[] {
  return standardKinds.filter((name) => mayset(standardConditions[name], kind))
}

/** The standard conditions a kind of provider may tick, each with the words the learner reads. */
export function standardOptions(kind: ProviderKind) {
  return standardKindsFor(kind).map((value) => {
    const { label, text } = standardConditions[value]
    return { value, text: label, hint: text }
  })
}

/** Refuses an offer that the area or the law does not allow. */
export function refuseUnlawful(
  terms: OfferTerms,
  kind: ProviderKind,
  limits: { conditionsPerOffer: number; conditionLength: number },
) {
  if (terms.conditions.length > limits.conditionsPerOffer) {
    throw new Refusal(
      'too-many-conditions',
      `An offer can have ${limits.conditionsPerOffer} conditions at most.`,
      'others',
    )
  }
  const long = terms.conditions.find(({ text }) => text.length > limits.conditionLength)
  if (long) {
    throw new Refusal(
      'condition-too-long',
      `Keep each condition to ${limits.conditionLength} letters: “${long.text.slice(0, 40)}…”`,
      'others',
    )
  }
  const unlawful = terms.conditions.find(
    (condition) => isStandardKind(condition.kind) && !mayset(standardConditions[condition.kind], kind),
  )
  if (unlawful)
    throw new Refusal(
      'condition-not-lawful',
      `A school sixth form may not set this condition: ${unlawful.text}`,
      'standard',
    )
}

/** Refuses one offer too many, where the run's number of places is a hard limit. */
export function refuseWhenNoPlace(run: { places: number | null; hasHardLimit: boolean }, taken: number) {
  if (run.hasHardLimit && run.places !== null && taken >= run.places) {
    throw new Refusal(
      'no-place-left',
      `All ${run.places} places are offered or taken. Put the learner on the waiting list instead.`,
    )
  }
}

export type ReplyClock = {
  /** An answer is still owed on another choice. */
  isAnswerPending: boolean
  today: string
  /** The area's common day for replies. */
  areaDate: string | undefined
  replyDays: number
  shortestDays: number
  closures: readonly Closure[]
}

/**
 * The last day to reply. The clock starts when no answer is pending any more; the area's common day holds where it comes
 * first. Nothing while the learner may still wait.
 */
export function replyByDate({
  isAnswerPending,
  today,
  areaDate,
  replyDays,
  shortestDays,
  closures,
}: ReplyClock): string | null {
  const common = areaDate === undefined ? null : movedOutOfClosures(areaDate, closures)
  const inTime = common !== null && common >= addWorkingDays(today, shortestDays, closures) ? common : null
  if (isAnswerPending) return inTime
  const own = addWorkingDays(today, replyDays, closures)
  return inTime !== null && inTime < own ? inTime : own
}

function mayset(condition: StandardCondition, kind: ProviderKind) {
  return condition.for.includes(kind)
}
