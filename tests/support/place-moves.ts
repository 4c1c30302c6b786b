import { randomUUID } from 'node:crypto'
import { endChoicesOf } from '~/domain/cancellations/end-choices.commands.server'
import { deferPlace, reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { confirmPlace, decideConditions, missConditions } from '~/domain/enrolments/condition.commands.server'
import type { ConditionDecision } from '~/domain/enrolments/condition'
import { enrolLearner, markNotArrived } from '~/domain/enrolments/enrolment.commands.server'
import { transferAtDesk } from '~/domain/enrolments/transfer.commands.server'
import { cancelStarts } from '~/domain/cancellations/cancellation.commands.server'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from './admissions'
import { courseOf } from './cancellations'
import { another, askedBefore, elsewhere, onRuns, underLock, type MoveDeed, type Scene, type Try } from './moves'
import { noPlaceLeft } from './offer-moves'
import { reasoned, usual } from './provider-moves'

function deciding(to: ConditionDecision): Try {
  return async (ctx, { db, choice }, version) => {
    const conditions = await db.selectFrom('offerCondition').select('id').orderBy('position').execute()
    const decisions = Object.fromEntries(conditions.map(({ id }) => [id, to]))
    return decideConditions(ctx, choice.id, { decisions, version })
  }
}

export const mark: MoveDeed = {
  source: ['enrolments/condition', 'decideConditions'],
  action: 'condition.decide',
  run: deciding('met'),
  event: 'condition.decided',
  letter: 'enrolments/tell-conditions',
  guards: {
    ...usual(deciding('met')),
    'decided nothing-decided': { run: deciding('open'), says: /^Nothing was changed\./ },
  },
}

const confirming: Try = (ctx, { choice }, version) => confirmPlace(ctx, choice.id, { version })
const conditionsAre =
  (status: ConditionDecision) =>
  ({ db }: Scene) =>
    db.updateTable('offerCondition').set({ status }).execute()

export const confirm: MoveDeed = {
  source: ['enrolments/condition', 'confirmPlace'],
  action: 'place.confirm',
  run: confirming,
  event: 'place.confirmed',
  letter: 'enrolments/tell-place-confirmed',
  guards: {
    ...usual(confirming),
    'refuseOpenConditions conditions-open': {
      spoil: conditionsAre('open'),
      says: /^Decide every condition first\. 2 are still open\.$/,
    },
    'refuseOpenConditions conditions-missed': {
      spoil: conditionsAre('not-met'),
      says: /^A condition was not met\. Waive it/,
    },
  },
}

const missing = reasoned('conditions-missed', (ctx, id, form) =>
  missConditions(ctx, id, { version: undefined, ...form }),
)

export const miss: MoveDeed = {
  source: ['enrolments/condition', 'missConditions'],
  action: 'condition.decide',
  event: 'conditions.missed',
  letter: 'enrolments/tell-conditions-missed',
  run: missing.run,
  guards: {
    ...missing.guards,
    'refuseNothingMissed nothing-missed': {
      spoil: conditionsAre('met'),
      says: /^First mark the condition that was not met\.$/,
    },
  },
}

const deferring: Try = (ctx, { choice }, version) => deferPlace(ctx, choice.id, { version })

const guardsOfNextStart: MoveDeed['guards'] = {
  'startOfNextYear no-such-start': {
    spoil: ({ db, nextRunId }) =>
      db.updateTable('courseRun').set({ startsOn: '2027-09-06' }).where('id', '=', nextRunId).execute(),
    says: /^Choose a start of this course in the next year\.$/,
  },
  'startOfNextYear already-chosen': {
    spoil: (scene) => another(scene, 'submitted', scene.nextRunId),
    says: /^The learner has applied for this start already\.$/,
  },
}

export const defer: MoveDeed = {
  source: ['deferrals/deferral', 'deferPlace'],
  action: 'deferral.answer',
  run: deferring,
  event: 'choice.deferred',
  letter: 'deferrals/tell-deferred',
  guards: {
    ...usual(deferring),
    ...guardsOfNextStart,
    'refuseOnCancelledCourse course-cancelled': { never: 'it is a way off a course that was cancelled' },
    'nextState not-from-here': askedBefore,
    'refuseToKeep not-from-here': elsewhere,
    'proposalSeen no-question': {
      spoil: ({ db }) => db.deleteFrom('deferralProposal').execute(),
      says: /^They do not ask this any more\.$/,
    },
    'proposalSeen asked-anew': {
      run: (ctx, { choice }) => deferPlace(ctx, choice.id, { proposal: randomUUID() }),
      says: /^They have changed what they ask\./,
    },
  },
}

const reinstating: Try = (ctx, { choice, nextRunId }, version) =>
  reinstatePlace(ctx, choice.id, { to: nextRunId, version })

export const reinstate: MoveDeed = {
  source: ['deferrals/deferral', 'reinstatePlace'],
  action: 'place.defer',
  run: reinstating,
  event: 'choice.reinstated',
  letter: 'deferrals/tell-reinstated',
  guards: {
    ...usual(reinstating),
    ...guardsOfNextStart,
    'nextState not-from-here': askedBefore,
    'refuseOnCancelledCourse course-cancelled': {
      never: 'a start that was cancelled is not among those one may choose',
    },
    'reinstateRefusal not-from-here': { ...elsewhere, says: /^No place is kept here\.$/ },
    'reinstateRefusal too-early': {
      spoil: ({ db }) => db.updateTable('deferral').set({ confirmFrom: '2026-11-21' }).execute(),
      says: /^The place can be confirmed again from 21 November 2026\.$/,
    },
    'reinstateRefusal placed-elsewhere': {
      spoil: (scene) => another(scene, 'place_confirmed'),
      says: /^The learner has taken a place elsewhere since\.$/,
    },
    'refuseWhenNoPlace no-place-left': {
      ...noPlaceLeft,
      spoil: ({ db, nextRunId }) =>
        db.updateTable('courseRun').set({ places: 0, hasHardLimit: true }).where('id', '=', nextRunId).execute(),
    },
  },
}

const enrolling: Try = (ctx, { choice }, version) => enrolLearner(ctx, choice.id, { startedOn: '2026-11-20', version })

export const enrol: MoveDeed = {
  source: ['enrolments/enrolment', 'enrolLearner'],
  action: 'enrolment.record',
  run: enrolling,
  event: 'enrolment.recorded',
  letter: 'enrolments/tell-enrolled',
  guards: {
    ...usual(enrolling),
    'refuseOddStart odd-start': {
      run: (ctx, { choice }) => enrolLearner(ctx, choice.id, { startedOn: '2025-11-18', version: undefined }),
      says: /^Check the first day: /,
    },
    'refuseWhenNoPlace no-place-left': { ...noPlaceLeft, on: ({ event }) => event === 'enrolLate' },
  },
}

const transferring: Try = (ctx, { choice, otherRunId }, version) =>
  transferAtDesk(ctx, choice.id, { run: otherRunId, startedOn: '2026-11-20', version })

/** The same at the desk, on another course of the provider. */
export const transfer: MoveDeed = {
  source: ['enrolments/transfer', 'transferAtDesk'],
  action: 'enrolment.record',
  run: transferring,
  event: 'enrolment.recorded',
  letter: 'enrolments/tell-enrolled',
  guards: {
    ...usual(transferring),
    'refuseOnCancelledCourse course-cancelled': { never: 'it is a way off a course that was cancelled' },
    'refuseOddStart odd-start': {
      run: (ctx, { choice, otherRunId }) =>
        transferAtDesk(ctx, choice.id, { run: otherRunId, startedOn: '2025-11-18', version: undefined }),
      says: /^Check the first day: /,
    },
    'refuseTransfer same-course': {
      run: (ctx, { choice }) =>
        transferAtDesk(ctx, choice.id, { run: choice.runId, startedOn: '2026-11-20', version: undefined }),
      says: /^The learner has this course already\./,
    },
    'refuseTransfer wrong-cycle': {
      spoil: onRuns({ startsOn: '2029-09-03' }),
      says: /does not start in the year of this application\.$/,
    },
    'refuseClosedStart course-closed': { spoil: onRuns({ isOpen: false }), says: /is closed or no longer taught\./ },
    'refuseSecondChoice already-chosen': {
      spoil: (scene) => another(scene, 'submitted'),
      says: /^This learner has sent you an application for that start as well\./,
    },
    'refuseWhenNoPlace no-place-left': noPlaceLeft,
  },
}

const notCome = reasoned('not-arrived', (ctx, id, form) => markNotArrived(ctx, id, { version: undefined, ...form }))

export const notArrived: MoveDeed = {
  source: ['enrolments/enrolment', 'markNotArrived'],
  action: 'enrolment.record',
  event: 'enrolment.not-arrived',
  letter: 'enrolments/tell-not-arrived',
  run: notCome.run,
  guards: {
    ...notCome.guards,
    'givenReasons needs-detail': { never: 'no reason of this list wants words of its own' },
  },
}

/** The course is cancelled for all, and what is open on it ends. */
function cancelling(list: (scene: Scene) => string): Try {
  return async (ctx, scene) => {
    const { db, choice } = scene
    const courseId = await courseOf(db, choice.runId)
    const why = { reason: list(scene), detail: '' }
    const [id = ''] = await cancelStarts(ctx, courseId, { starts: [choice.runId], ...why })
    await endChoicesOf(systemContext(db, ctx.now), id)
  }
}

const nothingAdded = { never: 'it takes a start out; this is asked of what goes into the prospectus' }

export const cancel: MoveDeed = {
  source: ['cancellations/cancellation', 'cancelStarts'],
  action: 'course.cancel',
  run: cancelling(({ reason }) => reason('course-cancelled')),
  event: 'course.cancelled',
  letter: 'cancellations/tell-cancelled',
  guards: {
    'givenReasons unknown-reason': {
      run: cancelling(() => randomUUID()),
      says: /^This reason is no longer on the list\./,
    },
    'givenReasons needs-detail': {
      run: cancelling(({ reason }) => reason('course-cancelled', { detail: true })),
      says: /^Say more about “.+”\./,
    },
    'refuseCancelledAlready cancelled-already': {
      spoil: onRuns({ cancelledAt: FRIDAY }),
      says: /^This has been cancelled already\./,
    },
    'nextState not-from-here': { never: 'a start that has left the prospectus is not taken out again' },
    'refuseWhenEdited changed-meanwhile': underLock,
    'refuseUnlessSeen course-not-live': nothingAdded,
    'refuseUnlessComplete not-complete': nothingAdded,
    'refuseWithoutStart no-start': nothingAdded,
    'moveRun course-withdrawn': nothingAdded,
  },
}
