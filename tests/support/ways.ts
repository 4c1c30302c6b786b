import type { ChoiceEvent } from '~/domain/applications/choice.states'
import * as changes from './changed-offer-moves'
import { aProposal } from './deferrals'
import * as interviews from './interview-moves'
import * as learner from './learner-moves'
import * as list from './list-moves'
import type { Way } from './moves'
import * as offers from './offer-moves'
import * as places from './place-moves'
import * as provider from './provider-moves'
import { askToRestore, restore, somebodyAsks } from './support-moves'

/** The system makes this move by itself, when a day is over or another deed leads to it: every-clock.test walks these. */
export const bySystem = 'by the system'

const by = (deed: Way['deed'], more: Omit<Way, 'deed'> = {}): Way => ({ deed, ...more })
const restoring = by(restore, { prepare: somebodyAsks })

/** How each event of the machine comes about. One that is added does not compile until it stands here. */
export const ways: Record<ChoiceEvent, readonly (Way | typeof bySystem)[]> = {
  sendToSchool: [by(list.sendToSchool, { prepare: list.schoolLooksFirst, only: (who) => who === 'learner' })],
  send: [by(list.send)],
  release: [by(list.release), bySystem],
  returnToLearner: [by(list.giveBack)],
  missDeadline: [bySystem],
  closeCycle: [bySystem],
  askForInformation: [by(provider.ask)],
  answer: [by(learner.answer, { how: { before: 'submitted' } })],
  answerBeforeInterview: [by(learner.answer, { how: { before: 'interviewing' } })],
  leaveUnanswered: [bySystem],
  leaveUnansweredBeforeInterview: [bySystem],
  leaveUnansweredWhenOverdue: [bySystem],
  inviteToInterview: [by(provider.invite), by(interviews.offerTimes, { prepare: interviews.aTime })],
  rearrangeInterview: [
    by(provider.rearrange),
    by(interviews.offerTimes, { prepare: interviews.aTime }),
    by(interviews.book, { prepare: interviews.askedToChoose }),
  ],
  cancelLastInterview: [by(provider.callOff), by(learner.callOff)],
  runOutOfTime: [bySystem],
  endWithoutReply: [bySystem],
  addToWaitingList: [by(provider.wait)],
  callUp: [by(offers.call)],
  closeWaitingList: [by(provider.endOfWait), bySystem],
  makeOffer: [by(offers.offer)],
  reject: [by(provider.reject)],
  revertRejection: [by(offers.revert)],
  changeOffer: [by(changes.change, { how: { conditions: 'open' } })],
  withdrawOffer: [by(offers.takeBack)],
  offerAgain: [by(changes.again)],
  accept: [by(learner.accept, { how: { conditions: 'open' } })],
  acceptUnconditional: [by(learner.accept)],
  keepAsBackup: [by(learner.backup)],
  promote: [by(learner.promote, { how: { conditions: 'open' } }), bySystem],
  promoteUnconditional: [by(learner.promote), bySystem],
  decline: [by(learner.decline)],
  lapse: [bySystem],
  reopen: [by(changes.reopen)],
  markCondition: [by(places.mark, { how: { conditions: 'open' }, times: 2 }), bySystem],
  confirmPlace: [by(places.confirm, { how: { conditions: 'met' } }), bySystem],
  missConditions: [by(places.miss, { how: { conditions: 'not-met' } })],
  offerOtherCourse: [by(changes.otherCourse, { how: { conditions: 'open' } })],
  defer: [by(places.defer, { prepare: ({ db, choice, nextRunId }) => aProposal(db, choice, nextRunId) })],
  reinstate: [by(places.reinstate, { how: { conditions: 'open' } })],
  reinstateUnconditional: [by(places.reinstate)],
  withdraw: [by(learner.withdraw), bySystem],
  undoWithdrawal: [by(learner.undo, { how: { before: 'submitted' } })],
  cancelCourse: [by(places.cancel)],
  enrol: [by(places.enrol), by(places.transfer), bySystem],
  markNotArrived: [by(places.notArrived)],
  enrolLate: [by(places.enrol), by(places.transfer), bySystem],
  restoreDraft: [restoring],
  restoreWithSchool: [restoring],
  restoreSubmitted: [restoring],
  restoreInfoRequested: [restoring],
  restoreInterviewing: [restoring],
  restoreOverdue: [restoring],
  restoreWaitingList: [restoring],
  restoreOffer: [restoring],
  restoreBackup: [restoring],
  restoreConditional: [restoring],
  restorePlace: [restoring, bySystem],
  restoreDeferred: [restoring],
}

/** The moves without an arrow: a course that is put on the list, first or once more, and one that is taken off. */
export const waysOfList = [
  { name: 'takes a course', arrow: { from: 'draft', event: 'send', to: 'draft' }, way: by(list.add), after: 'draft' },
  {
    name: 'takes a course again',
    arrow: { from: 'rejected', event: 'revertRejection', to: 'rejected' },
    way: by(list.addAgain),
    after: 'rejected',
  },
  {
    name: 'lets a course go',
    arrow: { from: 'draft', event: 'send', to: 'draft' },
    way: by(list.remove),
    after: 'gone',
  },
] as const

/** Every deed by which a person moves a choice. */
export const deedsOfPeople = [
  ...new Set([
    ...Object.values(ways).flatMap((found) => found.flatMap((way) => (way === bySystem ? [] : [way.deed]))),
    ...waysOfList.map(({ way }) => way.deed),
    askToRestore,
  ]),
]

/** The ways in which people bring an event about. */
export function waysTo(event: ChoiceEvent): Way[] {
  return ways[event].filter((way) => way !== bySystem)
}
