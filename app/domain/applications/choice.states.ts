import { machine, type EventOf } from '~/kit/machine'

/** Arrows only support may follow, with a second person's approval: an ending goes back to where it came from. */
const backToTheProvider = {
  restoreSubmitted: 'submitted',
  restoreInfoRequested: 'info_requested',
  restoreInterviewing: 'interviewing',
  restoreOverdue: 'overdue',
  restoreWaitingList: 'waiting_list',
} as const
const backToAnOffer = {
  restoreOffer: 'offer',
  restoreBackup: 'accepted_backup',
  restoreConditional: 'accepted_conditional',
  restorePlace: 'place_confirmed',
  restoreDeferred: 'deferred',
} as const
const backToTheLearner = { restoreDraft: 'draft', restoreWithSchool: 'with_school' } as const

/** What a provider may do while it owes an answer, in time or late. */
const answers = {
  askForInformation: 'info_requested',
  inviteToInterview: 'interviewing',
  addToWaitingList: 'waiting_list',
  makeOffer: 'offer',
  reject: 'rejected',
} as const
const endings = { withdraw: 'withdrawn', cancelCourse: 'course_cancelled' } as const

/** One choice, from the first tick in a box to the first day of the course. */
export const choiceMachine = machine({
  draft: {
    sendToSchool: 'with_school',
    send: 'submitted',
    missDeadline: 'not_sent',
    closeCycle: 'not_sent',
    cancelCourse: 'course_cancelled',
  },
  with_school: {
    release: 'submitted',
    returnToLearner: 'draft',
    missDeadline: 'not_sent',
    closeCycle: 'not_sent',
    cancelCourse: 'course_cancelled',
  },
  not_sent: backToTheLearner,
  submitted: {
    ...answers,
    ...endings,
    runOutOfTime: 'overdue',
    endWithoutReply: 'ended_no_reply',
    closeCycle: 'ended_no_reply',
  },
  info_requested: {
    ...endings,
    answer: 'submitted',
    answerBeforeInterview: 'interviewing',
    leaveUnanswered: 'submitted',
    leaveUnansweredBeforeInterview: 'interviewing',
    leaveUnansweredWhenOverdue: 'overdue',
    inviteToInterview: 'interviewing',
    endWithoutReply: 'ended_no_reply',
    closeCycle: 'ended_no_reply',
  },
  interviewing: {
    ...endings,
    askForInformation: 'info_requested',
    rearrangeInterview: 'interviewing',
    cancelLastInterview: 'submitted',
    addToWaitingList: 'waiting_list',
    makeOffer: 'offer',
    reject: 'rejected',
    runOutOfTime: 'overdue',
    endWithoutReply: 'ended_no_reply',
    closeCycle: 'ended_no_reply',
  },
  overdue: { ...answers, ...endings, endWithoutReply: 'ended_no_reply', closeCycle: 'ended_no_reply' },
  waiting_list: {
    ...endings,
    inviteToInterview: 'interviewing',
    callUp: 'offer',
    makeOffer: 'offer',
    reject: 'rejected',
    closeWaitingList: 'rejected',
    closeCycle: 'ended_no_reply',
  },
  offer: {
    ...endings,
    changeOffer: 'offer',
    withdrawOffer: 'offer_withdrawn',
    accept: 'accepted_conditional',
    acceptUnconditional: 'place_confirmed',
    keepAsBackup: 'accepted_backup',
    decline: 'declined',
    lapse: 'lapsed',
    defer: 'deferred',
    closeCycle: 'lapsed',
  },
  accepted_backup: {
    ...endings,
    promote: 'accepted_conditional',
    promoteUnconditional: 'place_confirmed',
    markCondition: 'accepted_backup',
  },
  accepted_conditional: {
    ...endings,
    markCondition: 'accepted_conditional',
    confirmPlace: 'place_confirmed',
    missConditions: 'conditions_not_met',
    offerOtherCourse: 'offer',
    defer: 'deferred',
  },
  place_confirmed: { ...endings, defer: 'deferred', enrol: 'enrolled', markNotArrived: 'did_not_attend' },
  deferred: { ...endings, reinstate: 'accepted_conditional', reinstateUnconditional: 'place_confirmed' },
  enrolled: { restorePlace: 'place_confirmed' },
  did_not_attend: { enrolLate: 'enrolled', restorePlace: 'place_confirmed' },
  rejected: { ...backToTheProvider, revertRejection: 'offer' },
  ended_no_reply: backToTheProvider,
  offer_withdrawn: { offerAgain: 'offer', restoreOffer: 'offer' },
  declined: { restoreOffer: 'offer' },
  lapsed: { reopen: 'offer', restoreOffer: 'offer' },
  conditions_not_met: { restoreConditional: 'accepted_conditional' },
  withdrawn: { ...backToTheProvider, ...backToAnOffer, undoWithdrawal: 'submitted' },
  course_cancelled: { ...backToTheLearner, ...backToTheProvider, ...backToAnOffer },
})

export type ChoiceState = keyof typeof choiceMachine
export type ChoiceEvent = EventOf<typeof choiceMachine>

/** Every state, in the order of a choice's life. */
export const choiceStates = Object.keys(choiceMachine).filter(isChoiceState)

export function isChoiceState(name: string): name is ChoiceState {
  return Object.hasOwn(choiceMachine, name)
}

const facetNames = [
  // The provider can see that it is there.
  'providerSees',
  // It takes one of the learner's places on the list of choices in progress.
  'countsAgainstLimit',
  // An interview may be set up or held.
  'canInterview',
  // An offer stands: open, accepted, or kept for the next intake.
  'offerLive',
  // The learner has something to do.
  'learnersTurn',
  // The learner may have something to do, if an interview asks for it.
  'learnersTurnInPart',
  // It is over, but for the few reversals in the machine.
  'terminal',
  // It counts as an offer for the September Guarantee.
  'guaranteeCounts',
  // An answer is still owed, so the clock for the learner's replies waits.
  'decisionPending',
  // The provider may answer with an offer or a rejection.
  'providerMayDecide',
  // The provider's clock of working days runs.
  'clockRuns',
  // The learner holds it as the first or only place.
  'holdsFirm',
  // The learner holds it in case the firm place falls through.
  'holdsBackup',
  // It takes one of the course run's places.
  'takesPlace',
  // It ended so that its learner may apply for the same course again.
  'canApplyAgain',
  // A firm place exists in law: a school sixth form may now ask for the rest.
  'firmPlace',
] as const

export type Facet = (typeof facetNames)[number]

const sent: Facet[] = ['providerSees']
const open: Facet[] = [...sent, 'canInterview', 'providerMayDecide']
const waiting: Facet[] = [...open, 'countsAgainstLimit', 'decisionPending', 'clockRuns']
const offered: Facet[] = [...sent, 'countsAgainstLimit', 'offerLive', 'guaranteeCounts', 'takesPlace']
const ended: Facet[] = [...sent, 'terminal']
const endedForNow: Facet[] = [...ended, 'canApplyAgain']

/** What is true of each state. Screens, letters, the API and reports ask these, never a state's name. */
const facetsOf: Record<ChoiceState, Facet[]> = {
  draft: ['countsAgainstLimit', 'learnersTurn'],
  with_school: ['countsAgainstLimit', 'decisionPending'],
  not_sent: ['terminal', 'canApplyAgain'],
  submitted: waiting,
  info_requested: [...sent, 'countsAgainstLimit', 'canInterview', 'learnersTurn', 'decisionPending'],
  interviewing: [...waiting, 'learnersTurnInPart'],
  overdue: open,
  waiting_list: open,
  offer: [...offered, 'learnersTurn'],
  accepted_backup: [...offered, 'holdsBackup'],
  accepted_conditional: [...offered, 'holdsFirm'],
  place_confirmed: [...offered, 'holdsFirm', 'firmPlace'],
  deferred: [...sent, 'offerLive', 'guaranteeCounts'],
  enrolled: [...ended, 'guaranteeCounts', 'takesPlace', 'firmPlace'],
  did_not_attend: ended,
  rejected: endedForNow,
  ended_no_reply: endedForNow,
  offer_withdrawn: endedForNow,
  declined: endedForNow,
  lapsed: endedForNow,
  conditions_not_met: endedForNow,
  withdrawn: endedForNow,
  course_cancelled: ended,
}

export const facets: readonly Facet[] = facetNames

/** Whether something is true of a choice in this state. */
export function is(state: ChoiceState, facet: Facet): boolean {
  return facetsOf[state].includes(facet)
}

/** The states of which something is true. */
export function statesWith(facet: Facet): ChoiceState[] {
  return choiceStates.filter((state) => is(state, facet))
}

export const awaitingDecision = statesWith('providerMayDecide')
export const countingAgainstLimit = statesWith('countsAgainstLimit')
export const decisionPending = statesWith('decisionPending')
export const firmlyHeld = statesWith('holdsFirm')
export const keptAsBackup = statesWith('holdsBackup')
export const offerLive = statesWith('offerLive')
export const openOffers = choiceStates.filter((state) => is(state, 'offerLive') && is(state, 'learnersTurn'))
/** A provider waits for the learner before it decides. */
export const waitingForLearner = decisionPending.filter((state) => is(state, 'learnersTurn'))
export const seenByProvider = statesWith('providerSees')
export const takingPlaces = statesWith('takesPlace')
export const terminal = statesWith('terminal')
export const inProgress = choiceStates.filter((state) => !is(state, 'terminal'))
export const endedWithoutAPlace = terminal.filter((state) => !is(state, 'guaranteeCounts'))
