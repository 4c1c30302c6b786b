import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { deciding, heldBy } from './panel'
import { findPanel, membersOf } from './panel.queries.server'
import { refuseUnless } from './meeting'
import { findAction } from './meeting-action.queries.server'
import { casesToTalkAbout, lockMeeting, type FoundMeeting } from './meeting.queries.server'
import { tellOfAction, tellOfMeeting } from './meeting.jobs.server'
import type { ActionForm, MeetingForm, OpeningForm } from './meeting.schemas'
import type { Move } from './case.schemas'

/** The clerk calls a meeting. */
export function callMeeting(ctx: Context, panelId: string, { meetsOn, meetsAt, place }: MeetingForm) {
  return inTransaction(ctx, async (ctx) => {
    const panel = await findPanel(ctx, panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    if (meetsOn < londonDay(ctx.now)) throw new Refusal('day-passed', 'Choose today or a later day.', 'meetsOn')
    const id = newId()
    await ctx.db
      .insertInto('panelMeeting')
      .values({ id, panelId, meetsOn, meetsAt, place, calledAt: ctx.now })
      .execute()
    await record(ctx, 'meeting.called', { type: 'panel-meeting', id }, { meetsOn })
    await enqueue(ctx, tellOfMeeting, { meetingId: id })
    return id
  })
}

/** The clerk opens a meeting: who is there is written down, and from now on the agenda stays as it is. */
export function openMeeting(ctx: Context, meetingId: string, { version, present }: OpeningForm) {
  return inTransaction(ctx, async (ctx) => {
    const meeting = await lockedByClerk(ctx, meetingId, version)
    refuseUnless('called', meeting)
    if (meeting.meetsOn > londonDay(ctx.now)) throw new Refusal('too-early', 'A meeting is opened on its day.')
    const members = await membersOf(ctx, meeting.panelId)
    const there = members.filter(({ id }) => present.includes(id))
    if (there.length < new Set(present).size)
      throw new Refusal('not-on-list', 'Somebody has no seat any more. Look at the page as it is now.', 'present')
    const say = there.filter(({ seat }) => deciding.some((one) => one === seat)).length
    if (say < meeting.quorum)
      throw new Refusal('no-quorum', `${say} who decide are there, and ${meeting.quorum} are needed.`, 'present')
    await ctx.db
      .insertInto('meetingPresence')
      .values(there.map(({ id }) => ({ meetingId, memberId: id })))
      .execute()
    const agenda = await casesToTalkAbout(ctx, meeting.panelId)
    if (agenda.length > 0)
      await ctx.db
        .insertInto('meetingCase')
        .values(agenda.map((caseId, at) => ({ meetingId, caseId, position: at + 1 })))
        .execute()
    await save(ctx, meeting, { openedAt: ctx.now })
    await record(ctx, 'meeting.opened', subjectOf(meeting), { present: there.length, cases: agenda.length })
  })
}

/** The clerk closes a meeting. What was not decided waits for the next one. */
export function closeMeeting(ctx: Context, meetingId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const meeting = await lockedByClerk(ctx, meetingId, version)
    refuseUnless('open', meeting)
    await save(ctx, meeting, { closedAt: ctx.now })
    await record(ctx, 'meeting.closed', subjectOf(meeting))
  })
}

/** The clerk writes down what somebody does after the meeting, and by when. */
export function addAction(ctx: Context, meetingId: string, { what, member, dueOn, case: caseId }: ActionForm) {
  return inTransaction(ctx, async (ctx) => {
    const meeting = await lockMeeting(ctx, meetingId, 'decide')
    mustBeAllowed(ctx, 'panel.keep', heldBy(meeting.held, ['clerk']))
    const members = await membersOf(ctx, meeting.panelId)
    if (!members.some(({ id }) => id === member))
      throw new Refusal('not-on-list', 'Choose somebody from the list.', 'member')
    if (caseId !== null && !(await isOnAgenda(ctx, meetingId, caseId)))
      throw new Refusal('not-on-agenda', 'This case was not on the agenda.', 'case')
    if (dueOn < londonDay(ctx.now)) throw new Refusal('day-passed', 'Choose today or a later day.', 'dueOn')
    const id = newId()
    await ctx.db.insertInto('panelAction').values({ id, meetingId, caseId, memberId: member, what, dueOn }).execute()
    await record(ctx, 'panel-action.added', subjectOf(meeting), { dueOn })
    await enqueue(ctx, tellOfAction, { actionId: id })
    return id
  })
}

/** Whoever has an action, or the clerk, says that it is done. */
export function finishAction(ctx: Context, actionId: string) {
  return inTransaction(ctx, async (ctx) => {
    const action = await findAction(ctx, actionId)
    const { held } = await findPanel(ctx, action.panelId)
    const isOwn = held?.memberId === action.memberId
    mustBeAllowed(ctx, 'panel.keep', heldBy(held, isOwn ? ['clerk', 'chair', 'member'] : ['clerk']))
    await ctx.db
      .updateTable('panelAction')
      .set({ doneAt: ctx.now })
      .where('id', '=', actionId)
      .where('doneAt', 'is', null)
      .execute()
    await record(ctx, 'panel-action.done', { type: 'panel-meeting', id: action.meetingId })
    return action.meetingId
  })
}

async function isOnAgenda(ctx: Context, meetingId: string, caseId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('meetingCase')
    .select('position')
    .where('meetingId', '=', meetingId)
    .where('caseId', '=', caseId)
    .executeTakeFirst()
  return found !== undefined
}

async function lockedByClerk(ctx: Context, meetingId: string, version: number): Promise<FoundMeeting> {
  const meeting = await lockMeeting(ctx, meetingId, 'change')
  mustBeAllowed(ctx, 'panel.keep', heldBy(meeting.held, ['clerk']))
  if (meeting.version !== version)
    throw new Refusal('changed-meanwhile', 'Somebody has changed this meanwhile. Look at it as it is now.')
  return meeting
}

async function save(ctx: Context, { id, version }: FoundMeeting, change: { openedAt?: Date; closedAt?: Date }) {
  await ctx.db
    .updateTable('panelMeeting')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

function subjectOf({ id }: { id: string }) {
  return { type: 'panel-meeting', id }
}
