import { randomUUID } from 'node:crypto'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { offerTimes as offerTimesOf } from '~/domain/interviews/invitation.commands.server'
import { FRIDAY } from './admissions'
import {
  another,
  elsewhere,
  onCancelledCourse,
  underLock,
  type MoveDeed,
  type Scene,
  type Slip,
  type Try,
} from './moves'
import { usual } from './provider-moves'

const THURSDAY = new Date('2026-12-03T10:00:00Z')
const WEDNESDAY = new Date('2026-12-02T10:00:00Z')

/** A time of the provider that anybody of its applicants may take, with one seat. */
export async function aTime({ db, choice: { providerId } }: Scene) {
  const id = randomUUID()
  const row = { id, providerId, startsAt: THURSDAY, minutes: 20, place: 'Room 12', seats: 1, madeAt: FRIDAY }
  await db.insertInto('interviewSlot').values(row).execute()
  return id
}

/** The learner was asked to choose out of one time; what was arranged for them before stands. */
export async function askedToChoose(scene: Scene) {
  const { db, choice } = scene
  await aTime(scene)
  const row = { id: randomUUID(), choiceId: choice.id, bookBy: '2026-12-01', invitedAt: FRIDAY }
  await db.insertInto('interviewInvitation').values(row).execute()
}

const offering: Try = (ctx, { choice }, version) =>
  offerTimesOf(ctx, choice.id, { bookBy: '2026-12-01', message: null, version })

export const offerTimes: MoveDeed = {
  source: ['interviews/invitation', 'offerTimes'],
  action: 'interview.arrange',
  run: offering,
  event: 'interview.times-offered',
  letter: 'interviews/tell-times-offered',
  guards: {
    ...usual(offering),
    'refusePastBookBy in-the-past': {
      run: (ctx, { choice }) =>
        offerTimesOf(ctx, choice.id, { bookBy: '2026-11-20', message: null, version: undefined }),
      says: /^Choose a day that is still to come\.$/,
    },
    'refuseWithoutTimes no-times': { spoil: onSlot({ removedAt: FRIDAY }), says: /^No time is free for this course\./ },
  },
}

/** What is free, and what the learner saw when they chose. */
async function onThePage({ db }: Scene) {
  const slot = await db.selectFrom('interviewSlot').select('id').orderBy('startsAt').executeTakeFirstOrThrow()
  const interview = await db
    .selectFrom('interview')
    .innerJoin('interviewInvitation as invitation', 'invitation.choiceId', 'interview.choiceId')
    .select('interview.id')
    .where('interview.cancelledAt', 'is', null)
    .executeTakeFirst()
  return { slot: slot.id, interview: interview?.id ?? '' }
}

const choosing: Try = async (ctx, scene) => bookInterview(ctx, scene.choice.id, await onThePage(scene))

export const book: MoveDeed = {
  source: ['interviews/book-interview', 'bookInterview'],
  action: 'interview.answer',
  run: choosing,
  event: 'interview.booked',
  letter: 'interviews/tell-arranged',
  guards: {
    'setChoiceState changed-meanwhile': underLock,
    'nextState not-from-here': elsewhere,
    'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
    'whyNotChoose no-invitation': {
      spoil: ({ db }) => db.updateTable('interviewInvitation').set({ endedAt: FRIDAY }).execute(),
      says: /^You cannot choose a time here any more\.$/,
    },
    'whyNotChoose over': { spoil: chosenFor(FRIDAY), says: /^This interview is over\.$/ },
    'whyNotChoose too-late': {
      spoil: chosenFor(new Date('2026-11-21T08:59:00Z')),
      says: /^It is too soon before your interview to change it here\./,
    },
    'whyNotChoose moved-enough': {
      spoil: async (scene) => {
        await chosenFor(THURSDAY)(scene)
        await chosenBefore(scene, 2)
      },
      says: /^You have changed your time twice\./,
    },
    'refuseUnseenInterview changed-meanwhile': {
      run: async (ctx, scene) =>
        bookInterview(ctx, scene.choice.id, { ...(await onThePage(scene)), interview: randomUUID() }),
      says: /^Your interview was changed meanwhile\. Look at it first\.$/,
    },
    'refuseUnseenInterview same-time': {
      spoil: async (scene) => {
        const { slot } = await onThePage(scene)
        await scene.db.updateTable('interview').set({ slotId: slot }).execute()
      },
      says: /^This is the time you have\.$/,
    },
    'refuseSeat gone': { spoil: onSlot({ removedAt: FRIDAY }), says: /^They have taken this time away\./ },
    'refuseSeat in-the-past': {
      spoil: onSlot({ startsAt: new Date('2026-11-20T10:59:00Z') }),
      says: /^It is too late to choose this time\./,
    },
    'refuseSeat full': {
      spoil: async (scene) => {
        const { slot } = await onThePage(scene)
        await elsewhereAt(scene, new Date('2026-12-04T10:00:00Z'), slot)
      },
      says: /^Somebody else took this time just before you\. Choose another one\.$/,
    },
    'refuseOwnClash clash': {
      spoil: (scene) => elsewhereAt(scene, new Date('2026-12-03T10:59:00Z')),
      says: /^You have something else within an hour of this time\.$/,
    },
  },
}

function onSlot(values: { removedAt?: Date; startsAt?: Date }): NonNullable<Slip['spoil']> {
  return ({ db }) => db.updateTable('interviewSlot').set(values).execute()
}

/** The interview that stands was chosen by the invitation, and begins then. */
function chosenFor(startsAt: Date) {
  return async ({ db }: Scene) => {
    const { id } = await db.selectFrom('interviewInvitation').select('id').executeTakeFirstOrThrow()
    await db.updateTable('interview').set({ invitationId: id, startsAt }).execute()
  }
}

/** So many times were chosen before and given up again. */
async function chosenBefore({ db, choice }: Scene, times: number) {
  const { id } = await db.selectFrom('interviewInvitation').select('id').executeTakeFirstOrThrow()
  const row = { choiceId: choice.id, invitationId: id, startsAt: WEDNESDAY, place: 'Room 12' }
  const given = Array.from({ length: times }, () => ({ ...row, arrangedAt: FRIDAY, cancelledAt: FRIDAY }))
  await db.insertInto('interview').values(given).execute()
}

/** The learner is seen about another choice then. */
async function elsewhereAt(scene: Scene, startsAt: Date, slotId: string | null = null) {
  const choiceId = await another(scene, 'interviewing')
  await scene.db
    .insertInto('interview')
    .values({ choiceId, startsAt, slotId, place: 'Elsewhere', arrangedAt: FRIDAY })
    .execute()
}
