import { compare } from '../destinations/destination'
import type { StartedCourse } from '../participation/activity'
import { proposedActivity } from '../participation/activity'
import { provenBy, type Proof, type Spell } from '../programme-ends/sustained'

/** The day on which it is asked what everybody does. */
export function referenceDay(leavingYear: number): string {
  return `${leavingYear}-11-01`
}

/** From when two terms lie behind: October to March. */
export function sustainedDay(leavingYear: number): string {
  return `${leavingYear + 1}-04-01`
}

/** Whose ways are looked at on a day: who left last, and from January on also who leaves next. */
export function leavingYears(today: string): number[] {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= '09-01' ? [year] : [year - 1, year]
}

/** What does not go together, the weightiest first. */
export const mismatches = ['not-started', 'not-known', 'left', 'other-place', 'other-plan'] as const
export type Mismatch = (typeof mismatches)[number]

export function isMismatch(text: string): text is Mismatch {
  return mismatches.some((one) => one === text)
}

export type Said = {
  code: string
  isBusy: boolean
  what: string
  where: string | null
  providerId: string | null
  on: string
}
export type EnrolledOn = StartedCourse & { what: string; where: string; providerId: string }
export type SeenAt = { where: string; providerId: string; providerKind: string; times: number; on: string }

/** What the record holds of one of them. */
export type LeaverFacts = {
  intended: string | null
  accepted: { what: string; where: string; providerId: string } | null
  activity: Said | null
  enrolment: EnrolledOn | null
  register: SeenAt | null
  spells: readonly Spell[]
}

/** What somebody did on 1 November, and what it rests on. */
export type November = {
  kind: 'activity' | 'enrolment' | 'register'
  code: string
  isBusy: boolean
  what: string
  where: string | null
  providerId: string | null
  on: string
}

export type LeaverWay = { november: November | null; sustained: Proof | null; mismatch: Mismatch | null }

/** What became of somebody, as far as a day lets one know. */
export function wayOf(facts: LeaverFacts, leavingYear: number, today: string): LeaverWay {
  if (today < referenceDay(leavingYear)) return { november: null, sustained: null, mismatch: null }
  const november = novemberOf(facts, referenceDay(leavingYear))
  const sustained = today < sustainedDay(leavingYear) ? null : provenBy(facts.spells, `${leavingYear}-10-01`)
  return { november, sustained, mismatch: mismatchOf(facts, november, sustained) }
}

/** An adviser’s word comes first, then an enrolment, then a register. */
export function novemberOf({ activity, enrolment, register }: LeaverFacts, day: string): November | null {
  if (activity) return { kind: 'activity', ...activity }
  if (enrolment) {
    const { what, where, providerId, startedOn } = enrolment
    return {
      kind: 'enrolment',
      code: proposedActivity(enrolment, day).code,
      isBusy: true,
      what,
      where,
      providerId,
      on: startedOn,
    }
  }
  if (!register) return null
  const { providerKind, where, providerId, times, on } = register
  const course = { providerKind, route: null, studyMode: null, startedOn: day, endsOn: null }
  const what = times === 1 ? 'Present once' : `Present ${times} times`
  return { kind: 'register', code: proposedActivity(course, day).code, isBusy: true, what, where, providerId, on }
}

function mismatchOf(
  { intended, accepted }: LeaverFacts,
  november: November | null,
  sustained: Proof | null,
): Mismatch | null {
  if (november === null) return accepted ? 'not-started' : 'not-known'
  if (!november.isBusy && accepted) return 'not-started'
  if (sustained?.answer === 'no') return 'left'
  if (accepted && november.providerId !== null && november.providerId !== accepted.providerId) return 'other-place'
  return compare(intended, november.code) === 'otherwise' ? 'other-plan' : null
}
