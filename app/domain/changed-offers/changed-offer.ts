import { Refusal } from '~/kit/errors'
import { canMove } from '~/domain/applications/choice'
import { is, type ChoiceEvent, type ChoiceState } from '~/domain/applications/choice.states'
import { refusalOf } from '~/domain/applications/choice.words'
import { isStandardKind, pointsTyped, standardConditions, type OfferTerms } from '~/domain/offers/offer'

/** The ways in which an offer takes the place of an earlier one. */
export const changes = ['changed', 'again', 'reopened', 'other-course'] as const
export type Change = (typeof changes)[number]

export const eventOf = {
  changed: 'changeOffer',
  again: 'offerAgain',
  reopened: 'reopen',
  'other-course': 'offerOtherCourse',
} as const satisfies Record<Change, ChoiceEvent>

/** What is recorded of each. */
export const actionOf = {
  changed: 'offer.changed',
  again: 'offer.made-again',
  reopened: 'offer.reopened',
  'other-course': 'offer.changed',
} as const satisfies Record<Change, string>

/** The terms of an offer, and the start that is offered. */
export type ChangedTerms = OfferTerms & { run: string }

type Terms = Pick<ChangedTerms, 'run' | 'kind' | 'conditions'>

/** Whether two offers say the same to a learner; the message beside them does not count. */
export function isSameOffer(one: Terms, other: Terms): boolean {
  const said = ({ run, kind, conditions }: Terms) =>
    [run, kind, ...conditions.map(({ text }) => text).toSorted()].join('\n')
  return said(one) === said(other)
}

/** Refuses what the machine does not know from here. */
export function refuseFromHere(state: ChoiceState, change: Change) {
  if (!canMove(state, eventOf[change])) throw new Refusal('not-from-here', refusalOf(state, eventOf[change]))
}

/** A change changes something: the course, the start, or what must be achieved. */
export function refuseSameOffer(change: Change, before: Terms, after: Terms) {
  if ((change !== 'changed' && change !== 'other-course') || !isSameOffer(before, after)) return
  throw new Refusal(
    'same-offer',
    'This is the offer that was made already. Change the course, the start or a condition.',
    'run',
  )
}

type Start = { courseStatus: string; runStatus: string; isOpen: boolean; title: string }

/** Nobody is offered what will not be taught, or what takes nobody any more. */
export function refuseClosedStart({ courseStatus, runStatus, isOpen, title }: Start) {
  if (courseStatus === 'live' && runStatus === 'live' && isOpen) return
  throw new Refusal('course-closed', `${title} is closed or no longer taught. Choose another start.`, 'run')
}

/** One start stands on a list once: what the learner sent for it besides is answered there. */
export function refuseSecondChoice(twins: readonly { state: ChoiceState }[]) {
  const twin = twins.find(({ state }) => !is(state, 'terminal'))
  if (!twin) return
  // A draft is nobody's business but the learner's.
  const sentence = is(twin.state, 'providerSees')
    ? 'This learner has sent you an application for that start as well. Answer that one.'
    : 'That start cannot be offered to this learner here. Choose another one.'
  throw new Refusal('already-chosen', sentence, 'run')
}

/** Whether the run's places are counted: an offer that stands keeps the place it has. */
export function takesNewPlace(change: Change, before: Pick<Terms, 'run'>, after: Pick<Terms, 'run'>): boolean {
  return before.run !== after.run || change === 'again' || change === 'reopened'
}

/** Whether the learner gets the time of a new offer: where it is made again, or where no day was set yet. */
export function getsNewClock(change: Change, replyBy: string | null): boolean {
  return change === 'again' || (change === 'changed' && replyBy === null)
}

export type ReplyDays = {
  /** The last day the offer had before, and those of the learner's other open offers. */
  before: string | null
  others: readonly string[]
  /** The first day that leaves the shortest time to reply. */
  soonest: string
}

/** The last day to reply to an offer that was changed or opened again: all open offers of a learner have one day. */
export function lastDayToReply(change: Change, { before, others, soonest }: ReplyDays): string {
  const days = [soonest, ...others, ...(change === 'changed' && before !== null ? [before] : [])]
  return days.reduce((latest, day) => (day > latest ? day : latest))
}

const GRADE_ROWS = 4

/** The terms of an offer as its form reads them: what has no box of its own stands among the provider's own words. */
export function typedAgain({ run, kind, conditions, message }: ChangedTerms) {
  const grades = conditions.filter((one) => one.kind === 'grade' && one.subject && one.grade).slice(0, GRADE_ROWS)
  const standard = conditions.filter(
    (one) => isStandardKind(one.kind) && standardConditions[one.kind].text === one.text,
  )
  const points = conditions.filter((one) => one.kind === 'points').slice(0, 1)
  const others = conditions.filter((one) => ![...grades, ...standard, ...points].includes(one))
  return {
    run,
    kind,
    message: message ?? '',
    grades: Object.fromEntries(grades.map(({ subject, grade }, at) => [String(at), { subject, grade }])),
    points: pointsTyped(points[0]),
    standard: standard.map((one) => one.kind),
    others: others.map(({ text }) => text).join('\n'),
  }
}

/** A condition that was closed for the learner stays so in the offer that follows. */
export function isClosed({ status }: { status: string }): boolean {
  return status === 'met' || status === 'waived'
}

/** The kind of change behind an offer; null for one that is simply new. */
export function changeFrom(name: string): Change | null {
  return changes.find((one) => one === name) ?? null
}
