import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice, applyAgain, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import type { ChoiceEvent } from '~/domain/applications/choice.states'
import { releaseChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import { changeOffer, offerAgain, offerOtherCourse, reopenOffer } from '~/domain/changed-offers/change.commands.server'
import { deferPlace, reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { proposeDeferral, refuseDeferral } from '~/domain/deferrals/proposal.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { confirmPlace, decideConditions, missConditions } from '~/domain/enrolments/condition.commands.server'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { callInterviewOff } from '~/domain/interviews/interview-answer.commands.server'
import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { callUp } from '~/domain/offers/call-up.commands.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm, declineOffer, keepAsBackup, promoteOwn } from '~/domain/offers/reply.commands.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { approveRestoration, askForRestoration } from '~/domain/reversals/restoration.commands.server'
import { findEnded } from '~/domain/reversals/restoration.queries.server'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { aCourseRun, conditional, unconditional, type ChoiceWithAll } from './admissions'
import { cancelFor } from './cancellations'
import { aStartOfNextYear } from './deferrals'
import { asShown, supportPerson } from './restorations'

type Db = Kysely<DB>

/** One step of a history: who can act, on which choice of which learner, and when. */
export type Step = {
  db: Db
  now: Date
  id: string
  isEven: boolean
  start: ChoiceWithAll
  otherRun: string
  learner: Context
  officer: Context
  tutor: Context
  night: (now: Date) => Promise<unknown>
  why: (list: string, party?: 'learner' | 'provider') => string
}

const day = (step: Step, days: number) => addDays(londonDay(step.now), days)
const dated = { version: undefined }

/** Everything that anybody does to a choice, as the histories draw it. */
export const historyDeeds = {
  add: async ({ db, learner, start }) => addChoice(learner, start.learnerId, await aCourseRun(db, start.providerId)),
  again: ({ learner, id }) => applyAgain(learner, id),
  remove: ({ learner, id }) => removeDraftChoice(learner, id),
  send: ({ learner, start }) => sendApplication(learner, start.learnerId),
  withdraw: ({ learner, id, why }) => withdrawChoice(learner, id, { reason: why('withdrawal', 'learner'), detail: '' }),
  undo: ({ learner, id }) => undoWithdrawal(learner, id),
  accept: ({ learner, id }) => acceptFirm(learner, id, { isSwapConfirmed: true }),
  backup: ({ learner, id }) => keepAsBackup(learner, id),
  promote: ({ learner, id }) => promoteOwn(learner, id, { isSwapConfirmed: true }),
  decline: ({ learner, id }) => declineOffer(learner, id, { reason: null, detail: '' }),
  change: ({ officer, id, otherRun }) => changeOffer(officer, id, { ...unconditional, run: otherRun }),
  'offer again': ({ officer, id, start }) => offerAgain(officer, id, { ...conditional, run: start.runId }),
  reopen: ({ officer, id }) => reopenOffer(officer, id, {}),
  'other course': ({ officer, id, otherRun }) => offerOtherCourse(officer, id, { ...unconditional, run: otherRun }),
  ask: (step) => {
    const question = { question: 'Which grade?', isAboutGrades: true, ...dated }
    return askForInformation(step.officer, step.id, { ...question, dueOn: day(step, 14) })
  },
  answer: ({ isEven, learner, tutor, id }) => answerQuestion(isEven ? learner : tutor, id, { answer: 'A 6', ...dated }),
  release: ({ tutor, start }) => releaseChecks(tutor, start.learnerId),
  return: ({ tutor, start }) => returnChecks(tutor, start.learnerId, { comment: 'Once more, please' }),
  invite: (step) => {
    const meeting = { time: '10:00', place: 'Main site', message: null, ...dated }
    return inviteToInterview(step.officer, step.id, { ...meeting, day: day(step, 12) })
  },
  'call the interview off': ({ officer, id, why }) =>
    cancelInterview(officer, id, { reason: why('interview-cancelled'), detail: '', ...dated }),
  'not come to the interview': async ({ db, learner, id, why }) => {
    const live = db.selectFrom('interview').select('id').where('choiceId', '=', id).where('cancelledAt', 'is', null)
    const interview = (await live.executeTakeFirst())?.id ?? id
    await callInterviewOff(learner, id, { interview, reason: why('interview-cancelled', 'learner'), detail: '' })
  },
  wait: ({ officer, id }) => addToWaitingList(officer, id, { expiresOn: '2027-08-01' }),
  'call up': ({ officer, id }) => callUp(officer, id, { ...unconditional, days: 5, outOfTurn: 'A place came free' }),
  offer: ({ officer, id }) => makeOffer(officer, id, unconditional),
  condition: ({ officer, id }) => makeOffer(officer, id, conditional),
  'take back': ({ officer, id, why }) =>
    withdrawOffer(officer, id, { reason: why('offer-withdrawn'), detail: 'The course is full' }),
  reject: ({ officer, id, why }) =>
    rejectChoice(officer, id, { reasons: [why('rejection')], details: {}, message: '' }),
  revert: ({ officer, id }) => revertRejection(officer, id, conditional),
  'conditions met': (step) => decideAll(step, 'met'),
  'conditions not met': (step) => decideAll(step, 'not-met'),
  confirm: ({ officer, id }) => confirmPlace(officer, id),
  miss: ({ officer, id, why }) =>
    missConditions(officer, id, { reason: why('conditions-missed'), detail: 'Missed', ...dated }),
  cancel: async ({ db, officer, id }) => cancelFor(db, { officer, runId: await runOf(db, id) }),
  'may wait': async ({ db, officer, id }) =>
    proposeDeferral(officer, id, { to: await nextStartOf(db, id), message: '' }),
  defer: ({ isEven, learner, tutor, id }) => deferPlace(isEven ? learner : tutor, id, {}),
  'not defer': ({ learner, id }) => refuseDeferral(learner, id, {}),
  reinstate: async ({ db, officer, id }) => reinstatePlace(officer, id, { to: await nextStartOf(db, id) }),
  enrol: (step) => enrolLearner(step.officer, step.id, { startedOn: day(step, 0), ...dated }),
  'not arrived': ({ officer, id, why }) =>
    markNotArrived(officer, id, { reason: why('not-arrived'), detail: 'Nobody came', ...dated }),
  restore: restoreAnywhere,
  night: ({ night, now }) => night(now),
  jump: ({ night, now }) => night(now),
} satisfies Record<string, (step: Step) => Promise<unknown>>

export type HistoryDeed = keyof typeof historyDeeds

/** By which deed each event of the machine comes into a history: one that is added does not compile until it does. */
export const drawnBy: Record<ChoiceEvent, HistoryDeed> = {
  ...{ sendToSchool: 'send', send: 'send', release: 'release', returnToLearner: 'return', missDeadline: 'jump' },
  ...{ closeCycle: 'jump', askForInformation: 'ask', answer: 'answer', answerBeforeInterview: 'answer' },
  ...{ leaveUnanswered: 'jump', leaveUnansweredBeforeInterview: 'jump', leaveUnansweredWhenOverdue: 'jump' },
  ...{ inviteToInterview: 'invite', rearrangeInterview: 'invite', cancelLastInterview: 'not come to the interview' },
  ...{ runOutOfTime: 'jump', endWithoutReply: 'jump', addToWaitingList: 'wait', callUp: 'call up' },
  ...{ closeWaitingList: 'jump', makeOffer: 'offer', reject: 'reject', revertRejection: 'revert' },
  ...{ changeOffer: 'change', withdrawOffer: 'take back', offerAgain: 'offer again', accept: 'accept' },
  ...{ acceptUnconditional: 'accept', keepAsBackup: 'backup', promote: 'promote', promoteUnconditional: 'promote' },
  ...{ decline: 'decline', lapse: 'jump', reopen: 'reopen', markCondition: 'conditions met', confirmPlace: 'confirm' },
  ...{ missConditions: 'miss', offerOtherCourse: 'other course', defer: 'defer', reinstate: 'reinstate' },
  ...{ reinstateUnconditional: 'reinstate', withdraw: 'withdraw', undoWithdrawal: 'undo', cancelCourse: 'cancel' },
  ...{ enrol: 'enrol', enrolLate: 'enrol', markNotArrived: 'not arrived', restoreDraft: 'restore' },
  ...{ restoreWithSchool: 'restore', restoreSubmitted: 'restore', restoreInfoRequested: 'restore' },
  ...{ restoreInterviewing: 'restore', restoreOverdue: 'restore', restoreWaitingList: 'restore' },
  ...{ restoreOffer: 'restore', restoreBackup: 'restore', restoreConditional: 'restore', restorePlace: 'restore' },
  restoreDeferred: 'restore',
}

async function decideAll({ db, officer, id }: Step, to: ConditionDecision) {
  const conditions = await db
    .selectFrom('offerCondition')
    .innerJoin('offer', 'offer.id', 'offerCondition.offerId')
    .select('offerCondition.id')
    .where('offer.choiceId', '=', id)
    .where('offer.endedAt', 'is', null)
    .execute()
  const decisions = Object.fromEntries(conditions.map((condition) => [condition.id, to]))
  return decideConditions(officer, id, { decisions, version: undefined })
}

async function runOf(db: Db, choiceId: string) {
  const found = await db.selectFrom('choice').select('courseRunId').where('id', '=', choiceId).executeTakeFirst()
  return found?.courseRunId ?? choiceId
}

async function nextStartOf(db: Db, choiceId: string) {
  const runId = await runOf(db, choiceId)
  const wanted = db.selectFrom('courseRun').select('courseId').where('id', '=', runId)
  const found = await db
    .selectFrom('courseRun')
    .select('id')
    .where('courseId', '=', wanted)
    .where('startsOn', '=', '2028-09-04')
    .executeTakeFirst()
  if (found) return found.id
  return runId === choiceId ? choiceId : aStartOfNextYear(db, runId)
}

/** Two people of support put an ending back to the first state that it can go back to. */
async function restoreAnywhere({ db, now, id }: Step) {
  const [one, other] = [await supportPerson(db, now), await supportPerson(db, now)]
  const [to = 'submitted', better] = (await findEnded(one, id)).to.toReversed()
  const shown = await asShown(db, id)
  const form = { to: now.getTime() % 2 === 0 ? to : (better ?? to), ticket: 'T-1', why: 'A slip', ...shown }
  await approveRestoration(other, await askForRestoration(one, id, form))
}
