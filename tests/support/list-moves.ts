import { randomUUID } from 'node:crypto'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice, applyAgain, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { releaseChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import { aColleague, FRIDAY } from './admissions'
import { aPause } from './pauses'
import {
  another,
  decided,
  onCancelledCourse,
  onChoice,
  onRuns,
  underLock,
  type MoveDeed,
  type Scene,
  type Slip,
} from './moves'

/** The last day to apply is over, and the next year has not opened. */
const AFTER_THE_LAST_DAY = new Date('2027-09-16T09:00:00Z')
const BEFORE_THE_FIRST_DAY = new Date('2026-09-20T09:00:00Z')

const merged = { never: 'the record was put together with another: tests/domain/merging' }
const fullList: Slip = { spoil: decided('choicesInProgress', 1), says: /^You can have 1 choices at one time\./ }

/** What stands in the way of a course that is added to a list. */
const guardsOfAdding = {
  'openApplication changed-meanwhile': merged,
  'refuseWhenClosed too-late': {
    now: AFTER_THE_LAST_DAY,
    says: /^The last day to apply for .+ was 15 September 2027\./,
  },
  'refuseWhenFull list-full': { ...fullList, spoil: (scene: Scene) => oneOfOne(scene) },
  'refuseWhenFull list-used-up': {
    spoil: async (scene: Scene) => {
      await decided('choicesInProgress', 1)(scene)
      await decided('choicesInAll', 1)(scene)
      await onChoice({ state: 'rejected' })(scene)
    },
    says: /^You have used all 1 choices for this year\./,
  },
  'addChoice not-here': {
    spoil: ({ db, choice }: Scene) =>
      db.updateTable('organisation').set({ takesApplications: false }).where('id', '=', choice.providerId).execute(),
    says: /does not take applications on Onward\.$/,
  },
  'addChoice course-closed': { spoil: onRuns({ isOpen: false }), says: /does not take applications now\.$/ },
  'addChoice wrong-cycle': {
    spoil: onRuns({ startsOn: '2029-09-03' }),
    says: /does not start in the year you are applying for\./,
  },
} satisfies MoveDeed['guards']

/** A list of one is full with another course. */
export async function oneOfOne(scene: Scene) {
  await decided('choicesInProgress', 1)(scene)
  await another(scene, 'submitted', scene.nextRunId)
}

export const add: MoveDeed = {
  source: ['applications/choice', 'addChoice'],
  action: 'choice.add',
  run: (ctx, { choice, otherRunId }) => addChoice(ctx, choice.learnerId, otherRunId),
  event: 'choice.added',
  letter: null,
  guards: {
    ...guardsOfAdding,
    'addChoice already-chosen': {
      run: (ctx, { choice }) => addChoice(ctx, choice.learnerId, choice.runId),
      says: /^This course is on your list already\.$/,
    },
  },
}

export const addAgain: MoveDeed = {
  source: ['applications/choice', 'applyAgain'],
  action: 'choice.add',
  run: (ctx, { choice }) => applyAgain(ctx, choice.id),
  event: 'choice.added',
  letter: null,
  guards: {
    ...guardsOfAdding,
    'applyAgain not-from-here': { spoil: onChoice({ state: 'offer' }), says: /^You can only apply again when/ },
    'addChoice already-chosen': {
      spoil: (scene) => another(scene, 'draft', scene.choice.runId),
      says: /^This course is on your list already\.$/,
    },
  },
}

export const remove: MoveDeed = {
  source: ['applications/choice', 'removeDraftChoice'],
  action: 'choice.remove',
  run: (ctx, { choice }) => removeDraftChoice(ctx, choice.id),
  event: 'choice.removed',
  letter: null,
  guards: {
    'removeDraftChoice not-from-here': {
      spoil: onChoice({ state: 'submitted' }),
      says: /^Only a course you have not sent yet can be taken off\./,
    },
  },
}

const guardsOfSending = {
  'openApplication changed-meanwhile': merged,
  'nextState not-from-here': { never: 'only what can be sent is taken along' },
  'setChoiceStates changed-meanwhile': underLock,
  'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
  'refuseWhenEnded too-late': { spoil: onChoice({ state: 'not_sent' }), says: /^The last day to apply has passed/ },
  'refuseWhenClosed too-late': {
    now: AFTER_THE_LAST_DAY,
    says: /^The last day to apply for .+ was 15 September 2027\./,
  },
  'refuseUntilMatched not-matched-yet': { spoil: joined('waiting'), says: /^An adviser checks who you are/ },
  'refuseUntilMatched not-ours': { spoil: joined('not-ours'), says: /^You cannot apply in this area\./ },
  'refuseUnlessReady nothing-to-send': {
    run: (ctx, { choice }) => sendApplication(ctx, choice.learnerId, { choiceIds: [randomUUID()] }),
    says: /^Add a course first\./,
  },
  'refuseUnlessReady not-open': {
    now: BEFORE_THE_FIRST_DAY,
    says: /^You can send your application for .+ from 8 October 2026\.$/,
  },
  'refuseUnlessReady not-finished': {
    spoil: ({ db }) => db.updateTable('applicationSection').set({ completedAt: null }).execute(),
    says: /^Finish “.+” first\./,
  },
  'refuseWhilePaused requests-off': {
    spoil: ({ db, choice }) => aPause(db, choice.providerId),
    says: /^Riverside College takes no applications until 1 September 2027\. Your course stays on your list\./,
  },
  'refuseUnlessReady course-closed': { spoil: onRuns({ isOpen: false }), says: /has closed\. Take it off your list/ },
} satisfies MoveDeed['guards']

function joined(status: string) {
  return ({ db, choice }: Scene) =>
    db
      .insertInto('registration')
      .values({
        areaId: choice.town.areaId,
        learnerId: choice.learnerId,
        status,
        askedAt: FRIDAY,
        confirmedAt: FRIDAY,
        decidedAt: status === 'waiting' ? null : FRIDAY,
        bornOn: '2011-03-27',
        email: 'amina@example.org',
        givenNames: 'Amina',
        familyName: 'Yusuf',
        postcode: 'AL10 8RT',
      })
      .execute()
}

export const send: MoveDeed = {
  source: ['applications/application', 'sendApplication'],
  action: 'application.send',
  run: (ctx, { choice }) => sendApplication(ctx, choice.learnerId),
  event: 'application.sent',
  letter: 'applications/tell-sent',
  guards: guardsOfSending,
}

export const sendToSchool: MoveDeed = {
  ...send,
  event: 'application.sent-to-school',
  letter: 'applications/tell-with-school',
}

/** The area lets schools look first, and somebody is there to look. */
export async function schoolLooksFirst(scene: Scene) {
  await decided('schoolCheck', true)(scene)
  await aColleague(scene.db, scene.choice.town.schoolId, 'tutor', '11A')
}

const guardsOfCheck = {
  'lockWaiting nothing-to-check': {
    spoil: onChoice({ state: 'submitted' }),
    says: /^Nothing of this learner waits for your check any more\.$/,
  },
  'nextState not-from-here': { never: 'only what waits there is taken along' },
  'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
  'setChoiceState changed-meanwhile': underLock,
} satisfies MoveDeed['guards']

export const release: MoveDeed = {
  source: ['applications/school-check', 'releaseChecks'],
  action: 'school-check.decide',
  run: (ctx, { choice }) => releaseChecks(ctx, choice.learnerId),
  event: 'application.released',
  letter: 'applications/tell-released',
  guards: guardsOfCheck,
}

export const giveBack: MoveDeed = {
  source: ['applications/school-check', 'returnChecks'],
  action: 'school-check.decide',
  run: (ctx, { choice }) => returnChecks(ctx, choice.learnerId, { comment: 'Once more, please' }),
  event: 'application.returned',
  letter: 'applications/tell-returned',
  guards: guardsOfCheck,
}
