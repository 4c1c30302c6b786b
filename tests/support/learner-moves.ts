import { randomUUID } from 'node:crypto'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { callInterviewOff } from '~/domain/interviews/interview-answer.commands.server'
import { acceptFirm, declineOffer, keepAsBackup, promoteOwn } from '~/domain/offers/reply.commands.server'
import { answerQuestion } from '~/domain/requests/request.commands.server'
import { FRIDAY } from './admissions'
import { oneOfOne } from './list-moves'
import {
  another,
  askedBefore,
  decided,
  elsewhere,
  endsAnyway,
  onCancelledCourse,
  stale,
  underLock,
  type MoveDeed,
  type Scene,
  type Slip,
  type Try,
} from './moves'

const A_DAY_AND_A_MINUTE_LATER = new Date(FRIDAY.getTime() + 86_460_000)

const takingBack: Try = (ctx, { choice, reason }, version) =>
  withdrawChoice(ctx, choice.id, { reason: reason('withdrawal'), detail: '', version })

export const withdraw: MoveDeed = {
  source: ['endings/withdrawal', 'withdrawChoice'],
  action: 'choice.withdraw',
  run: takingBack,
  event: 'choice.withdrawn',
  letter: 'endings/tell-withdrawn',
  guards: {
    'refuseWhenChanged changed-meanwhile': stale(takingBack),
    'setChoiceState changed-meanwhile': underLock,
    'nextState not-from-here': elsewhere,
    'refuseOnCancelledCourse course-cancelled': endsAnyway,
    'givenReasons unknown-reason': {
      run: (ctx, { choice }) => withdrawChoice(ctx, choice.id, { reason: randomUUID(), detail: '' }),
      says: /^This reason is no longer on the list\./,
    },
    'givenReasons needs-detail': {
      run: (ctx, { choice, reason }) =>
        withdrawChoice(ctx, choice.id, { reason: reason('withdrawal', { detail: true }), detail: ' ' }),
      says: /^Say more about “.+”\./,
    },
  },
}

export const undo: MoveDeed = {
  source: ['endings/withdrawal', 'undoWithdrawal'],
  action: 'withdrawal.undo',
  run: (ctx, { choice }) => undoWithdrawal(ctx, choice.id),
  event: 'withdrawal.undone',
  letter: 'endings/tell-withdrawal-undone',
  guards: {
    'setChoiceState changed-meanwhile': underLock,
    'nextState not-from-here': askedBefore,
    'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
    'undoRefusal not-from-here': {
      spoil: ({ db }) => db.updateTable('withdrawal').set({ undoneAt: FRIDAY }).execute(),
      says: /^There is nothing to undo here\.$/,
    },
    'undoRefusal too-late': { now: A_DAY_AND_A_MINUTE_LATER, says: /^You can undo this for one day only\./ },
    'undoRefusal given-up': {
      spoil: ({ db }) => db.updateTable('withdrawal').set({ beforeState: 'waiting_list' }).execute(),
      says: /^Your place has gone to others\./,
    },
    'refuseUndoWithoutRoom already-chosen': {
      spoil: (scene) => another(scene, 'draft', scene.choice.runId),
      says: /^You have added this course again already\.$/,
    },
    'refuseUndoWithoutRoom list-full': { spoil: oneOfOne, says: /^Your list is full\./ },
  },
}

const firmly: Try = (ctx, { choice }, version) => acceptFirm(ctx, choice.id, { version })
const asBackup: Try = (ctx, { choice }, version) => keepAsBackup(ctx, choice.id, { version })
const noBackups: Slip = { spoil: decided('backups', 0), says: /^You cannot keep a backup in your area\./ }
const taken: Slip = {
  spoil: (scene) => another(scene, 'accepted_backup'),
  says: /^You have a backup already\./,
}

const guardsOfReply = {
  'setChoiceState changed-meanwhile': underLock,
  'nextState not-from-here': elsewhere,
  'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
} satisfies MoveDeed['guards']

export const accept: MoveDeed = {
  source: ['offers/reply', 'acceptFirm'],
  action: 'offer.reply',
  run: firmly,
  event: 'offer.accepted',
  letter: 'offers/tell-of-reply',
  guards: {
    ...guardsOfReply,
    'refuseWhenChanged changed-meanwhile': stale(firmly),
    'refuseReply holds-firm': {
      spoil: (scene) => another(scene, 'place_confirmed'),
      says: /^You have said yes to another place\. Tick the box/,
    },
    'refuseReply no-backups': { never: 'asked of a backup only' },
    'refuseReply backup-taken': { never: 'asked of a backup only' },
  },
}

const choosing: Try = (ctx, { choice }, version) => promoteOwn(ctx, choice.id, { version })

export const promote: MoveDeed = {
  ...accept,
  source: ['offers/reply', 'promoteOwn'],
  run: choosing,
  event: 'backup.promoted',
  letter: 'offers/tell-promoted',
  guards: { ...accept.guards, 'refuseWhenChanged changed-meanwhile': stale(choosing) },
}

export const backup: MoveDeed = {
  source: ['offers/reply', 'keepAsBackup'],
  action: 'offer.reply',
  run: asBackup,
  event: 'offer.kept-as-backup',
  letter: 'offers/tell-of-reply',
  guards: {
    ...guardsOfReply,
    'refuseWhenChanged changed-meanwhile': stale(asBackup),
    'refuseReply holds-firm': { never: 'asked of a firm reply only' },
    'refuseReply no-backups': noBackups,
    'refuseReply backup-taken': taken,
  },
}

const saysNo: Try = (ctx, { choice }, version) => declineOffer(ctx, choice.id, { reason: null, detail: '', version })

export const decline: MoveDeed = {
  source: ['offers/reply', 'declineOffer'],
  action: 'offer.reply',
  run: saysNo,
  event: 'offer.declined',
  letter: 'offers/tell-of-reply',
  guards: {
    ...guardsOfReply,
    'refuseOnCancelledCourse course-cancelled': endsAnyway,
    'refuseWhenChanged changed-meanwhile': stale(saysNo),
    'givenReasons unknown-reason': {
      run: (ctx, { choice }) => declineOffer(ctx, choice.id, { reason: randomUUID(), detail: '' }),
      says: /^This reason is no longer on the list\./,
    },
    'givenReasons needs-detail': {
      run: (ctx, { choice, reason }) =>
        declineOffer(ctx, choice.id, { reason: reason('decline', { detail: true }), detail: '' }),
      says: /^Say more about “.+”\./,
    },
  },
}

const answering: Try = (ctx, { choice }, version) => answerQuestion(ctx, choice.id, { answer: 'A grade 6', version })

export const answer: MoveDeed = {
  source: ['requests/request', 'answerQuestion'],
  action: 'information.answer',
  run: answering,
  event: 'information.answered',
  letter: 'requests/tell-answered',
  guards: {
    ...guardsOfReply,
    'refuseWhenChanged changed-meanwhile': stale(answering),
    'answerQuestion nothing-asked': {
      spoil: ({ db }) => db.updateTable('informationRequest').set({ endedAt: FRIDAY, outcome: 'dropped' }).execute(),
      says: /^There is no question to answer here any more\.$/,
    },
  },
}

const LIST = 'interview-cancelled'

function callingOff(why: (scene: Scene) => string, of?: string): Try {
  return async (ctx, scene) => {
    const { db, choice } = scene
    const { id } = await db.selectFrom('interview').select('id').executeTakeFirstOrThrow()
    await callInterviewOff(ctx, choice.id, { interview: of ?? id, reason: why(scene), detail: '' })
  }
}

const cannotCome = ({ reason }: Scene) => reason(LIST, { party: 'learner' })

export const callOff: MoveDeed = {
  source: ['interviews/interview-answer', 'callInterviewOff'],
  action: 'interview.answer',
  run: callingOff(cannotCome),
  event: 'interview.called-off',
  letter: 'interviews/tell-cancelled',
  guards: {
    ...guardsOfReply,
    'nextState not-from-here': askedBefore,
    'answered no-interview': {
      spoil: ({ db }) => db.updateTable('interview').set({ startsAt: FRIDAY }).execute(),
      says: /^There is no interview to answer any more\.$/,
    },
    'answered changed-meanwhile': {
      run: callingOff(cannotCome, randomUUID()),
      says: /^The interview was moved meanwhile\. Look at the new time first\.$/,
    },
    'givenReasons unknown-reason': {
      run: callingOff(() => randomUUID()),
      says: /^This reason is no longer on the list\./,
    },
    'givenReasons needs-detail': {
      run: callingOff(({ reason }) => reason(LIST, { party: 'learner', detail: true })),
      says: /^Say more about “.+”\./,
    },
  },
}
