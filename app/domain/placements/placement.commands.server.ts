import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { freeBookings } from '~/domain/blocks/booking.commands.server'
import { givenReasons, type PlacementReasons } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { refuseOddDay, refuseUnready } from './placement'
import { tellOfPlacement } from './placement.jobs.server'
import { checksOfPlacement, lockPlacement, type LockedPlacement } from './placement.queries.server'
import type { CheckForm, DayForm, PlacementReasonForm, ReasonOnDayForm } from './placement.schemas'
import {
  placementMachine,
  type PlacementEnd,
  type PlacementMove,
  type PlacementState,
  type PlacementUndo,
} from './placement.states'
import type { PlacementNews } from './placement.words'

export type Plan = {
  /** The case of the panel it comes from. */
  caseId: string
  learnerId: string
  homeId: string
  hostId: string
  courseRunId: string
  startsOn: string
  endsOn: string
  bookingIds: readonly string[]
}

/** Plans a placement from what a panel has decided, with everything that must stand before it starts. Doing it twice plans it once. */
export function planPlacement(ctx: Context, { bookingIds, ...plan }: Plan) {
  return inTransaction(ctx, async (ctx) => {
    const id = newId()
    const planned = await ctx.db
      .insertInto('placement')
      .values({ id, ...plan, state: 'planned', plannedById: ctx.actor.id, plannedAt: ctx.now, changedAt: ctx.now })
      .onConflict((conflict) => conflict.column('caseId').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!planned) return null
    await ctx.db
      .insertInto('placementSpell')
      .values({ placementId: id, courseRunId: plan.courseRunId, fromOn: plan.startsOn })
      .execute()
    if (bookingIds.length > 0) {
      await ctx.db
        .insertInto('placementBooking')
        .values(bookingIds.map((bookingId) => ({ bookingId, placementId: id })))
        .execute()
    }
    await ctx.db
      .insertInto('placementCheck')
      .columns(['placementId', 'kind', 'dueOn'])
      .expression(
        ctx.db
          .selectFrom('placementCheckKind')
          .select([sql<string>`${id}::uuid`.as('placementId'), 'kind'])
          .select(sql<string>`${plan.startsOn}::date - days_before`.as('dueOn')),
      )
      .execute()
    await told(ctx, { id, ...plan, version: 1 }, 'planned', plan.startsOn, {})
    return id
  })
}

/** Settles one check, or says what the problem is. Each side settles its own. */
export function decideCheck(ctx: Context, placementId: string, kind: string, { state, note }: CheckForm) {
  return inTransaction(ctx, async (ctx) => {
    const placement = await lockPlacement(ctx, placementId)
    const check = orNotFound((await checksOfPlacement(ctx, placementId)).find((one) => one.kind === kind))
    mustBeAllowed(
      ctx,
      'placement.check',
      check.owner === 'home' ? { homeId: placement.homeId } : { hostId: placement.hostId },
    )
    if (placement.state !== 'planned' && placement.state !== 'not-arrived') {
      throw new Refusal('has-begun', 'The placement has begun or is over: its checks cannot be changed any more.')
    }
    await ctx.db
      .updateTable('placementCheck')
      .set({ state, note, decidedById: ctx.actor.id, decidedAt: ctx.now })
      .where('placementId', '=', placementId)
      .where('kind', '=', kind)
      .execute()
    await record(ctx, 'placement.checked', subjectOf(ctx, placement), { kind, before: check.state, state, note })
  })
}

/** Says that the learner has come, from which day. Nobody starts before everything stands that must. */
export function recordArrival(ctx: Context, placementId: string, { day, version }: DayForm) {
  return moving(ctx, placementId, version, 'arrive', async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.record', placement)
    refuseOddDay(day, placement, londonDay(ctx.now))
    refuseUnready(await checksOfPlacement(ctx, placementId))
    return { news: 'started', day, set: { endedOn: null, reasonId: null, detail: null }, particulars: { day } }
  })
}

/** Says that the learner has not come on the first day, with what is known. Who comes later may still start. */
export function recordNotArrived(ctx: Context, placementId: string, form: ReasonOnDayForm) {
  return moving(ctx, placementId, form.version, 'notArrive', async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.record', placement)
    refuseOddDay(form.day, placement, londonDay(ctx.now))
    return { news: 'not-arrived', day: form.day, ...(await reasoned(ctx, 'placement-not-arrived', form, form.day)) }
  })
}

/** The home school takes a placement back before it has begun: the learner’s blocks are free again. */
export function withdrawPlacement(ctx: Context, placementId: string, form: PlacementReasonForm) {
  return moving(ctx, placementId, form.version, 'withdraw', async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.withdraw', placement)
    const today = londonDay(ctx.now)
    await freeBlocks(ctx, placementId, placement.startsOn)
    return { news: 'withdrawn', day: today, ...(await reasoned(ctx, 'placement-withdrawn', form, today)) }
  })
}

/** The case behind a placement was taken back: what has not begun is taken back too. Nothing is done where there is none. */
export async function takeBackPlacementOf(ctx: Context, caseId: string) {
  const planned = await ctx.db
    .selectFrom('placement')
    .select(['id', 'version'])
    .where('caseId', '=', caseId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  if (!planned) return
  const reasons = await currentReasons(ctx, 'placement-withdrawn', 'provider')
  const reason = orNotFound(reasons.find(({ code }) => code === 'decision-changed'))
  await withdrawPlacement(ctx, planned.id, { reason: reason.id, detail: null, version: planned.version })
}

/** Lets a placement rest from a day on: the learner keeps the place and is expected nowhere else. */
export function suspendPlacement(ctx: Context, placementId: string, form: ReasonOnDayForm) {
  return moving(ctx, placementId, form.version, 'suspend', async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.end', placement)
    refuseOddDay(form.day, placement, londonDay(ctx.now))
    const { reason, detail } = await reasonOf(ctx, 'placement-suspended', form)
    const rest = { id: newId(), placementId, fromOn: form.day, reasonId: reason.id, detail }
    const [kept] = await ctx.db
      .insertInto('placementRest')
      .values(rest)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (!kept)
      throw new Refusal('rests-overlap', 'The placement rested on that day already. Choose a later day.', 'day')
    return { news: 'suspended', day: form.day, set: {}, particulars: { day: form.day, reason: reason.code } }
  })
}

/** A placement that rested goes on from a day. */
export function resumePlacement(ctx: Context, placementId: string, { day, version }: DayForm) {
  return moving(ctx, placementId, version, 'resume', async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.end', placement)
    refuseOddDay(day, placement, londonDay(ctx.now))
    await endRest(ctx, placementId, addDays(day, -1))
    return { news: 'resumed', day, set: {}, particulars: { day } }
  })
}

/**
 * A programme at a host is over: the placement ends on a day, and its blocks are free from the next. How it ended, why and what
 * comes next is the ending’s to say, and to tell (programme-ends).
 */
export function endPlacement(ctx: Context, placementId: string, { day, version, move }: EndOfPlacement) {
  return moving(ctx, placementId, version, move, async (ctx, placement) => {
    mustBeAllowed(ctx, 'placement.end', placement)
    refuseOddDay(day, placement, londonDay(ctx.now))
    if (placement.state === 'suspended') await endRest(ctx, placementId, day)
    await freeBlocks(ctx, placementId, addDays(day, 1))
    return { news: endNews[move], day, set: { endedOn: day }, particulars: { day }, isToldElsewhere: true }
  })
}

/** The end was a mistake: the placement goes on, or rests again. The times stay free, for somebody may have them by now. */
export function undoEndOfPlacement(ctx: Context, placementId: string, { move }: { move: PlacementUndo }) {
  return inTransaction(ctx, async (ctx) => {
    const { version, endedOn } = await lockPlacement(ctx, placementId)
    if (move === 'undoEndToRest') await reopenRest(ctx, placementId, endedOn)
    await moving(ctx, placementId, version, move, async () => {
      const set = { endedOn: null, reasonId: null, detail: null }
      return { news: 'end-undone', day: londonDay(ctx.now), set, particulars: {}, isToldElsewhere: true }
    })
  })
}

type EndOfPlacement = DayForm & { move: PlacementEnd }
const endNews = { transfer: 'transferred', leave: 'left', complete: 'completed' } as const

export type Outcome = {
  news: PlacementNews
  day: string
  set: { endedOn?: string | null; reasonId?: string | null; detail?: string | null; courseRunId?: string }
  particulars: Record<string, string | null>
  /** A later room writes the letter, with what it knows. */
  isToldElsewhere?: boolean
}

/** What every move has in common: found and held, on the version that was read, one arrow, one event, one letter each. */
export function moving(
  ctx: Context,
  placementId: string,
  version: number,
  move: PlacementMove | PlacementUndo,
  decide: (ctx: Context, placement: LockedPlacement) => Promise<Outcome>,
) {
  return inTransaction(ctx, async (ctx) => {
    const placement = await lockPlacement(ctx, placementId)
    if (placement.version !== version) throw new Refusal('changed-meanwhile', CHANGED)
    const { news, day, set, particulars, isToldElsewhere = false } = await decide(ctx, placement)
    const state: PlacementState = nextState(placementMachine, placement.state, move)
    await ctx.db
      .updateTable('placement')
      .set({ state, ...set, changedAt: ctx.now, version: version + 1 })
      .where('id', '=', placementId)
      .execute()
    const moved = { ...placement, version: version + 1 }
    const said = { before: placement.state, ...particulars }
    if (isToldElsewhere) await record(ctx, `placement.${news}`, subjectOf(ctx, moved), said)
    else await told(ctx, moved, news, day, said)
  })
}

async function told(
  ctx: Context,
  placement: { id: string; learnerId: string; homeId: string; hostId: string; version: number },
  news: PlacementNews,
  day: string,
  particulars: Record<string, string | null>,
) {
  await record(ctx, `placement.${news}`, subjectOf(ctx, placement), particulars)
  const payload = { placementId: placement.id, news, day, version: placement.version }
  await enqueue(ctx, tellOfPlacement, payload, { key: `placement:${placement.id}:${placement.version}` })
}

async function reasoned(ctx: Context, list: PlacementReasons, form: PlacementReasonForm, endedOn: string) {
  const { reason, detail } = await reasonOf(ctx, list, form)
  return { set: { endedOn, reasonId: reason.id, detail }, particulars: { day: endedOn, reason: reason.code } }
}

/** The reason somebody chose, from the list as it is today. */
export async function reasonOf(
  ctx: Context,
  list: PlacementReasons,
  { reason, detail }: { reason: string; detail: string | null },
) {
  const known = [...(await currentReasons(ctx, list, 'provider')), ...(await currentReasons(ctx, list, 'learner'))]
  const [given] = givenReasons(known, [reason], { [reason]: detail ?? '' })
  return orNotFound(given, 'reason')
}

async function freeBlocks(ctx: Context, placementId: string, fromOn: string) {
  const booked = await ctx.db
    .selectFrom('placementBooking')
    .select('bookingId')
    .where('placementId', '=', placementId)
    .limit(200)
    .execute()
  await freeBookings(
    ctx,
    booked.map(({ bookingId }) => bookingId),
    fromOn,
  )
}

async function reopenRest(ctx: Context, placementId: string, untilOn: string | null) {
  await ctx.db
    .updateTable('placementRest')
    .set({ untilOn: null })
    .where('placementId', '=', placementId)
    .where('untilOn', '=', untilOn)
    .execute()
}

async function endRest(ctx: Context, placementId: string, untilOn: string) {
  await ctx.db
    .updateTable('placementRest')
    .set({ untilOn: sql`greatest(from_on, ${untilOn}::date)` })
    .where('placementId', '=', placementId)
    .where('untilOn', 'is', null)
    .execute()
}

function subjectOf(ctx: Context, { id, learnerId, hostId }: { id: string; learnerId: string; hostId: string }) {
  return { type: 'placement', id, learnerId, organisationId: ctx.actor.organisationId ?? hostId }
}

const CHANGED = 'Somebody else has changed this placement. Reload the page to see what changed.'
