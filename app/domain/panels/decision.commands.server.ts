import { mustBeAllowed } from '~/access/guard.server'
import { bookBlocks, type Stay } from '~/domain/blocks/booking.commands.server'
import { clashesOf } from '~/domain/blocks/block.queries.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, endOfDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { refuseCaseChanged } from './case'
import { saveCase, subjectOf, type CaseChange } from './case.commands.server'
import { tellCase } from './case.jobs.server'
import { lockCase, panelReasons, type LockedCase } from './case.queries.server'
import { caseMachine } from './case.states'
import { checksToday, refuseRed } from './check'
import { tableFor } from './decision'
import { refuseUnless } from './meeting'
import { lockMeeting, tableOf } from './meeting.queries.server'
import type { DecisionForm } from './meeting.schemas'
import { deciding, heldBy } from './panel'
import { findPanel, type FoundPanel } from './panel.queries.server'
import { stayFrom } from './shared-run'
import { lockSharedRun } from './shared-run.queries.server'

/**
 * A meeting decides on one case. Whoever says it is there and has a say in it; enough others are there who have, too. A place
 * is held, in all blocks of the course, for the panel's number of working days; of those who want the last one, one gets it.
 */
export function decideCase(ctx: Context, meetingId: string, caseId: string, form: DecisionForm) {
  return inTransaction(ctx, async (ctx) => {
    const meeting = await lockMeeting(ctx, meetingId, 'decide')
    const found = await lockCase(ctx, caseId)
    const panel = await findPanel(ctx, meeting.panelId)
    mustBeAllowed(ctx, 'case.decide', heldBy(panel.held, deciding))
    refuseUnless('open', meeting)
    refuseCaseChanged(found, form.version)
    const { appealId, isOnAgenda, ...table } = await tableOf(ctx, caseId, meetingId)
    if (!isOnAgenda) throw new Refusal('not-on-agenda', 'This case is not on the agenda of this meeting.')
    const deciders = panel.held
      ? tableFor(panel.held, { ...table, present: meeting.present, quorum: panel.quorum })
      : []
    const decisionId = await carryOut(ctx, found, panel, { meetingId, form, isAppeal: appealId !== null, deciders })
    if (appealId !== null && form.outcome !== 'defer') await endAppeal(ctx, appealId)
    return decisionId
  })
}

type Taken = { meetingId: string; form: DecisionForm; isAppeal: boolean; deciders: readonly string[] }

/** What follows from a decision that was taken: the place is held or the reason kept, the minute written, everybody told. */
export async function carryOut(
  ctx: Context,
  found: LockedCase,
  panel: FoundPanel,
  { meetingId, form, isAppeal, deciders }: Taken,
): Promise<string> {
  const state = nextState(caseMachine, found.state, form.outcome)
  const change = await whatFollows(ctx, found, panel, form)
  await saveCase(ctx, found, { state, ...change })
  const decisionId = await keepDecision(ctx, { meetingId, caseId: found.id, form, isAppeal }, deciders)
  const { action, news } = told[form.outcome]
  const eventId = await record(ctx, action, subjectOf(found), { decisionId, outcome: form.outcome })
  await enqueue(ctx, tellCase, { caseId: found.id, eventId, news }, { key: `case:${eventId}` })
  return decisionId
}

const told = {
  place: { action: 'case.placed', news: 'placed' },
  alternative: { action: 'case.placed', news: 'placed' },
  reserve: { action: 'case.reserved', news: 'reserved' },
  refuse: { action: 'case.refused', news: 'refused' },
  defer: { action: 'case.deferred', news: 'deferred' },
} as const

const lists = { reserve: 'panel-reserve', refuse: 'panel-refusal', defer: 'panel-defer' } as const

async function whatFollows(
  ctx: Context,
  found: LockedCase,
  panel: FoundPanel,
  { outcome, run, other, reason, detail }: DecisionForm,
): Promise<Omit<CaseChange, 'state'>> {
  if (outcome === 'place' || outcome === 'alternative') {
    const sharedRunId = (outcome === 'place' ? run : other) ?? ''
    return holdPlace(ctx, found, panel, { sharedRunId, isWished: outcome === 'place' })
  }
  const known = await panelReasons(ctx, [lists[outcome]])
  const given = known.find(({ id }) => id === reason)
  if (!given)
    throw new Refusal('unknown-reason', 'This reason does not belong to this decision. Choose another.', 'reason')
  if (given.needsDetail && detail === null) throw new Refusal('needs-detail', 'Say what the reason is.', 'detail')
  return { reasonId: given.id, detail, sharedRunId: null }
}

async function holdPlace(
  ctx: Context,
  found: LockedCase,
  panel: FoundPanel,
  { sharedRunId, isWished }: { sharedRunId: string; isWished: boolean },
) {
  await refuseOtherKind(ctx, found, sharedRunId, isWished)
  const run = await lockSharedRun(ctx, sharedRunId)
  if (run.panelId !== panel.id) throw new Refusal('no-such-run', 'Choose a course of this panel.', 'other')
  const today = londonDay(ctx.now)
  const tomorrow = addDays(today, 1)
  const booked = await clashesOf(ctx, { learnerIds: [found.learnerId], fromOn: tomorrow, untilOn: run.untilOn })
  refuseRed(checksToday(run, found, booked, tomorrow))
  const days = stayFrom(run, tomorrow)
  const heldUntil = endOfDay(addWorkingDays(today, panel.holdDays, await closuresOf(ctx, panel.areaId)))
  const blockIds = run.blocks.map(({ id }) => id)
  await book(ctx, found.id, { learnerId: found.learnerId, courseRunId: run.courseRunId, ...days, blockIds }, heldUntil)
  return {
    ...{ sharedRunId, heldUntil, startsOn: days.fromOn, endsOn: days.untilOn },
    ...{ reasonId: null, detail: null },
  }
}

async function book(ctx: Context, caseId: string, stay: Stay, heldUntil: Date) {
  const bookings = await bookBlocks(ctx, stay, heldUntil)
  await ctx.db
    .insertInto('caseBooking')
    .values(bookings.map((bookingId) => ({ caseId, bookingId })))
    .execute()
}

async function refuseOtherKind(ctx: Context, found: LockedCase, sharedRunId: string, isWished: boolean) {
  const wish = await ctx.db
    .selectFrom('caseWish')
    .select('position')
    .where('caseId', '=', found.id)
    .where('sharedRunId', '=', sharedRunId)
    .executeTakeFirst()
  if (isWished && !wish) throw new Refusal('not-wished', 'This course is none of the wishes.', 'run')
  if (!isWished && wish) throw new Refusal('wished', 'This course is one of the wishes: choose Place.', 'other')
}

type Decision = { meetingId: string; caseId: string; form: DecisionForm; isAppeal: boolean }

async function keepDecision(
  ctx: Context,
  { meetingId, caseId, form, isAppeal }: Decision,
  deciders: readonly string[],
) {
  const { outcome, run, other, reason, detail } = form
  const isPlace = outcome === 'place' || outcome === 'alternative'
  const id = newId()
  await ctx.db
    .insertInto('panelDecision')
    .values({
      ...{ id, caseId, meetingId, outcome, isAppeal, detail, decidedById: ctx.actor.id, decidedAt: ctx.now },
      sharedRunId: isPlace ? (outcome === 'place' ? run : other) : null,
      reasonId: isPlace ? null : reason,
    })
    .execute()
  if (deciders.length > 0)
    await ctx.db
      .insertInto('decisionMember')
      .values(deciders.map((memberId) => ({ decisionId: id, memberId })))
      .execute()
  return id
}

function endAppeal(ctx: Context, appealId: string) {
  return ctx.db.updateTable('caseAppeal').set({ endedAt: ctx.now }).where('id', '=', appealId).execute()
}

/** A member says that they take no part in a case, and why. It holds in every meeting. */
export function declareConflict(ctx: Context, caseId: string, { why }: { why: string }) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    const { held } = await findPanel(ctx, found.panelId)
    mustBeAllowed(ctx, 'conflict.declare', heldBy(held, deciding))
    if (!held) return
    const made = await ctx.db
      .insertInto('caseConflict')
      .values({ caseId, memberId: held.memberId, why, declaredAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('caseId')
      .execute()
    if (made.length === 0) throw new Refusal('declared-before', 'You have declared this already.', 'why')
    await record(ctx, 'case.conflict-declared', subjectOf(found))
  })
}
