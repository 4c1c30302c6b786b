import { releaseDueChecks } from '~/domain/applications/school-check.commands.server'
import type { ChoiceEvent, ChoiceState } from '~/domain/applications/choice.states'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { takeBackRows } from '~/domain/enrolment-files/take-back-rows.commands.server'
import { takeRows } from '~/domain/enrolment-files/take-rows.commands.server'
import { releaseBackups } from '~/domain/enrolments/release.commands.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { promoteBackup } from '~/domain/offers/promote.commands.server'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { FRIDAY } from './admissions'
import { aFileThatSays, itsFile } from './file-moves'
import { another, decided, onChoice, onRuns, type Scene } from './moves'
import { aPrepared, aResult, resultsMorning } from './results'
import type { How } from './standing'

/** A move that the system makes: by which function, from when on, and what holds it back. */
export type SystemMove = {
  run: (ctx: Context, scene: Scene) => Promise<unknown>
  /** The first moment at which it is made; a minute before nothing happens. Nothing where no day is waited for. */
  from: Date | null
  how?: How
  prepare?: (scene: Scene) => Promise<unknown>
  /** Each makes one condition fail: then nothing happens, in silence. */
  heldBack: Record<string, (scene: Scene) => Promise<unknown>>
  event: string
  letter: string
  only?: readonly ChoiceState[]
}

const dayAfter = (day: string) => londonMoment(day, '00:00:00')
const answered = { 'somebody was quicker': onChoice({ state: 'withdrawn' }) }

const otherChoiceOf = async ({ db, choice }: Scene) => {
  const others = db
    .selectFrom('choice')
    .select('id')
    .where('learnerId', '=', choice.learnerId)
    .where('id', '!=', choice.id)
  return (await others.executeTakeFirstOrThrow()).id
}

const unanswered = (before: ChoiceState): SystemMove => ({
  run: endUnanswered,
  from: dayAfter('2026-12-05'),
  how: { before },
  heldBack: {
    ...answered,
    'the answer came': ({ db }) =>
      db.updateTable('informationRequest').set({ endedAt: FRIDAY, outcome: 'dropped' }).execute(),
  },
  event: 'information.left-unanswered',
  letter: 'requests/tell-left-unanswered',
})

const promoted = (how: How): SystemMove => ({
  run: async (ctx, scene) => promoteBackup(ctx, await otherChoiceOf(scene)),
  from: null,
  how,
  prepare: (scene) => another(scene, 'conditions_not_met'),
  heldBack: {
    ...answered,
    'another place is held': (scene) => another(scene, 'accepted_conditional', scene.nextRunId),
  },
  event: 'backup.promoted',
  letter: 'offers/tell-promoted',
})

/** The grade that the usual offer asks for came, and the identity was seen before: or not yet. */
const resultsCame =
  ({ isIdentitySeen }: { isIdentitySeen: boolean }) =>
  async ({ db, choice }: Scene) => {
    await aResult(db, choice, { subject: 'Mathematics', grade: '6' })
    if (isIdentitySeen)
      await db.updateTable('offerCondition').set({ status: 'met' }).where('kind', '=', 'identity').execute()
  }

const byResults = (of: Pick<SystemMove, 'event' | 'letter'> & { isIdentitySeen: boolean }): SystemMove => ({
  ...of,
  run: resultsMorning,
  from: londonMoment('2027-08-26', '08:00:00'),
  how: { conditions: 'open' },
  prepare: resultsCame(of),
  heldBack: {
    ...answered,
    'no result came': ({ db }) => db.deleteFrom('examResult').execute(),
    'the grade was missed': ({ db }) => db.updateTable('examResult').set({ grade: '4' }).execute(),
    'two wrote otherwise': ({ db, choice }) =>
      aResult(db, choice, { subject: 'Maths', grade: '4', givenById: choice.providerId }),
    'the provider holds it': ({ db, choice }) => aPrepared(db, choice, { decision: 'hold' }),
    'the day was moved': lastDayIs('results', '2027-08-27'),
    'the area waits until later that day': decided('resultsTime', '09:00'),
    'the year is closed': ({ db, choice }) =>
      db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', choice.town.cycleId).execute(),
  },
})

/** A file of the college's own system says that the learner has started. */
const enrolled: SystemMove = {
  run: async (ctx, scene) => takeRows(ctx, await itsFile(scene)),
  from: dayAfter('2027-08-26'),
  prepare: aFileThatSays({ startedOn: '2027-08-26' }),
  heldBack: {
    ...answered,
    'nobody has checked who it is': ({ db }) =>
      db.updateTable('enrolmentRow').set({ isIdentityChecked: false }).execute(),
    'the census is past': lastDayIs('activity-survey', '2027-08-26'),
    'the first day is a slip of the pen': ({ db }) =>
      db.updateTable('enrolmentRow').set({ startedOn: '2026-08-24' }).execute(),
    'the file was undone': ({ db }) => db.updateTable('intake').set({ status: 'undone' }).execute(),
  },
  event: 'enrolment.recorded',
  letter: 'enrolments/tell-enrolled',
}

/** Every event that the system brings about by itself. */
export const systemMoves: Partial<Record<ChoiceEvent, SystemMove>> = {
  release: {
    run: releaseDueChecks,
    from: dayAfter('2026-11-28'),
    heldBack: {
      ...answered,
      'the school has looked': ({ db }) =>
        db.updateTable('schoolCheck').set({ endedAt: FRIDAY, outcome: 'released' }).execute(),
    },
    event: 'application.released',
    letter: 'applications/tell-released',
  },
  missDeadline: {
    run: missDeadlines,
    from: dayAfter('2027-09-16'),
    heldBack: { ...answered, 'the last day was moved': lastDayIs('applications-close', '2027-09-16') },
    event: 'application.missed-deadline',
    letter: 'clocks/tell-missed-deadline',
  },
  closeCycle: {
    run: closeCycles,
    from: dayAfter('2027-11-01'),
    heldBack: {
      ...answered,
      'it is closed already': ({ db, choice }) =>
        db.updateTable('cycle').set({ closedAt: FRIDAY }).where('id', '=', choice.town.cycleId).execute(),
    },
    event: 'choice.closed-with-cycle',
    letter: 'clocks/tell-cycle-closed',
  },
  leaveUnanswered: unanswered('submitted'),
  leaveUnansweredBeforeInterview: unanswered('interviewing'),
  leaveUnansweredWhenOverdue: unanswered('overdue'),
  runOutOfTime: {
    run: markOverdue,
    from: dayAfter('2026-12-19'),
    heldBack: { ...answered, 'the clock stands': onChoice({ answerBy: null }) },
    event: 'choice.ran-out-of-time',
    letter: 'clocks/tell-overdue',
  },
  endWithoutReply: {
    run: endSilence,
    from: dayAfter('2027-10-01'),
    prepare: decided('endsSilence', true),
    heldBack: {
      ...answered,
      'the area does not want it': decided('endsSilence', false),
      'the day was moved': lastDayIs('answers-end', '2027-10-01'),
    },
    event: 'choice.ended-without-reply',
    letter: 'clocks/tell-ended-without-reply',
  },
  closeWaitingList: {
    run: closeExpiredWaits,
    from: dayAfter('2027-06-02'),
    heldBack: answered,
    event: 'choice.rejected',
    letter: 'endings/tell-rejected',
  },
  lapse: {
    run: lapseOffers,
    from: dayAfter('2026-12-05'),
    prepare: ({ db }) => db.updateTable('offer').set({ replyBy: '2026-12-04' }).execute(),
    heldBack: {
      ...answered,
      'no day runs': ({ db }) => db.updateTable('offer').set({ replyBy: null }).execute(),
      'the offer is over': ({ db }) => db.updateTable('offer').set({ endedAt: FRIDAY }).execute(),
    },
    event: 'offer.lapsed',
    letter: 'offers/tell-lapsed',
  },
  markCondition: byResults({
    event: 'condition.decided',
    letter: 'enrolments/tell-conditions',
    isIdentitySeen: false,
  }),
  confirmPlace: byResults({
    event: 'place.confirmed',
    letter: 'enrolments/tell-place-confirmed',
    isIdentitySeen: true,
  }),
  promote: promoted({ conditions: 'open' }),
  promoteUnconditional: promoted({}),
  enrol: enrolled,
  enrolLate: {
    ...enrolled,
    heldBack: {
      ...enrolled.heldBack,
      'the place has gone to somebody else': onRuns({ places: 0, hasHardLimit: true }),
    },
  },
  restorePlace: {
    run: async (ctx, scene) => takeBackRows(ctx, await itsFile(scene)),
    from: null,
    prepare: aFileThatSays({ startedOn: '2026-11-20', isUndone: true }),
    heldBack: {
      ...answered,
      'the file stands': ({ db }) => db.updateTable('intake').set({ status: 'done' }).execute(),
      'somebody has changed the first day since': ({ db }) =>
        db.updateTable('enrolment').set({ startedOn: '2026-11-19' }).execute(),
      'the learner started late': ({ db }) => db.updateTable('enrolmentRow').set({ isLate: true }).execute(),
      'the cycle is closed': ({ db }) => db.updateTable('cycle').set({ closedAt: FRIDAY }).execute(),
    },
    event: 'enrolment.undone',
    letter: 'enrolments/tell-enrolment-undone',
    only: ['enrolled'],
  },
  withdraw: {
    run: async (ctx, scene) => releaseBackups(ctx, await otherChoiceOf(scene)),
    from: null,
    prepare: (scene) => another(scene, 'enrolled'),
    heldBack: {
      ...answered,
      'nobody has started': ({ db, choice }) =>
        db.updateTable('choice').set({ state: 'rejected' }).where('id', '!=', choice.id).execute(),
    },
    event: 'choice.withdrawn',
    letter: 'endings/tell-withdrawn',
    // What a reply gives up is given up by whoever replies.
    only: ['accepted_backup'],
  },
}

function lastDayIs(name: string, fallsOn: string) {
  return ({ db, choice }: Scene) =>
    db
      .updateTable('keyDate')
      .set({ fallsOn })
      .where('cycleId', '=', choice.town.cycleId)
      .where('name', '=', name)
      .execute()
}
