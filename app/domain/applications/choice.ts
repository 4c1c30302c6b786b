import type { Role } from '~/kit/actor'
import { NotAllowed, Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { isOpen, type Cycle } from '../cycles/cycle'
import { choiceMachine, endedWithoutAPlace, is, type ChoiceEvent, type ChoiceState } from './choice.states'
import { changedMeanwhile, refusalOf } from './choice.words'
import { transitions, type Party } from './transition.states'

/** Where an event leads, for a party that may cause it. */
export function moveChoice(from: ChoiceState, event: ChoiceEvent, party: Party): ChoiceState {
  const next = nextState(choiceMachine, from, event, refusalOf(from, event))
  if (!mayMove(from, event, party)) throw new NotAllowed('This is not yours to do.')
  return next
}

/** Whether the machine lets this party cause this event from here. */
export function mayMove(from: ChoiceState, event: ChoiceEvent, party: Party): boolean {
  const isTheirs = transitions.some(
    (row) => row.events.includes(event) && row.from.includes(from) && row.by.includes(party),
  )
  return isTheirs && canMove(from, event)
}

/** Whether the machine has this arrow at all, so that a page can leave out or explain a button. */
export function canMove(from: ChoiceState, event: ChoiceEvent): boolean {
  const arrows: Partial<Record<string, ChoiceState>> = choiceMachine[from]
  return arrows[event] !== undefined
}

/** The part a role plays in the life of a choice. */
export function partyOf(role: Role): Party | null {
  return parties[role]
}

const parties: Record<Role, Party | null> = {
  visitor: null,
  learner: 'learner',
  parent: null,
  tutor: 'school',
  'careers-lead': 'school',
  head: 'school',
  'exams-officer': 'school',
  'admissions-officer': 'provider',
  'admissions-manager': 'provider',
  'register-taker': null,
  adviser: 'adviser',
  'panel-member': null,
  coordinator: 'coordinator',
  support: 'support',
  machine: 'provider',
  system: 'system',
}

export type Limits = { choicesInProgress: number; choicesInAll: number }

/** A learner holds so many choices at once, and so many in a cycle; endings and silence give a place back. */
export function refuseWhenFull(states: ChoiceState[], limits: Limits) {
  const counted = states.filter((state) => is(state, 'countsAgainstLimit')).length
  if (counted >= limits.choicesInProgress) {
    throw new Refusal(
      'list-full',
      `You can have ${limits.choicesInProgress} choices at one time. Take one off, or wait for an answer.`,
    )
  }
  if (states.length >= limits.choicesInAll) {
    throw new Refusal(
      'list-used-up',
      `You have used all ${limits.choicesInAll} choices for this year. Talk to your school.`,
    )
  }
}

/** What the prospectus says of a course run that one would apply to. */
export type RunOnOffer = {
  courseStatus: string
  runStatus: string
  isOpen: boolean
  applyFrom: string | null
  applyUntil: string | null
}

/** Whether a course run takes applications at a moment. */
export function isOpenRun(run: RunOnOffer, now: Date): boolean {
  const isLive = run.courseStatus === 'live' && run.runStatus === 'live'
  return isLive && run.isOpen && isOpen({ opensOn: run.applyFrom, closesOn: run.applyUntil }, now)
}

/** Whether a start belongs to a cycle: from its first day to the end of the school year that its learners start in. */
export function belongsToCycle(startsOn: string | null, cycle: Pick<Cycle, 'startsOn' | 'endsOn'>): boolean {
  const schoolYearEnds = `${Number(cycle.endsOn.slice(0, 4)) + 1}-08-31`
  return startsOn === null || (cycle.startsOn <= startsOn && startsOn <= schoolYearEnds)
}

/** Somebody else may have acted since the page was shown: whoever comes second is told, and changes nothing. */
export function refuseWhenChanged(choice: { state: ChoiceState; version: number }, seenVersion: number | undefined) {
  if (seenVersion !== undefined && seenVersion !== choice.version) {
    throw new Refusal('changed-meanwhile', changedMeanwhile(choice.state))
  }
}

/** A course that was cancelled takes nobody on: what is open there ends, or has ended already. */
export function refuseOnCancelledCourse({ courseCancelledAt }: { courseCancelledAt: Date | null }, next: ChoiceState) {
  if (courseCancelledAt !== null && !endedWithoutAPlace.includes(next)) {
    throw new Refusal('course-cancelled', 'This course has been cancelled. It takes nobody on any more.')
  }
}

/** What a learner still has after a bad answer: it decides what a letter says next. */
export function remaining(states: readonly ChoiceState[]): 'nothing' | 'answers' | 'offers' | 'both' {
  const hasOffers = states.some((state) => is(state, 'offerLive'))
  const hasAnswersToCome = states.some((state) => is(state, 'decisionPending') || is(state, 'providerMayDecide'))
  if (hasOffers) return hasAnswersToCome ? 'both' : 'offers'
  return hasAnswersToCome ? 'answers' : 'nothing'
}
