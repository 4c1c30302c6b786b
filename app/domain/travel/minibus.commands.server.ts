import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { isAllowed } from '~/access/policy'
import { decideCheck } from '~/domain/placements/placement.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { refuseFull, seatSpan } from './minibus'
import { lockRun, lockSeat, placementsToSeat, takenOn } from './minibus.queries.server'
import type { RunForm, SeatForm } from './minibus.schemas'

/** A school or a host writes down a minibus: its weekday, its stops and its seats. */
export function addRun(ctx: Context, { stops, ...run }: RunForm) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = ctx.actor.organisationId ?? ''
    mustBeAllowed(ctx, 'minibus.keep', { organisationId })
    const id = newId()
    await ctx.db
      .insertInto('minibusRun')
      .values({ id, organisationId, ...run })
      .execute()
    await ctx.db
      .insertInto('minibusStop')
      .values(stops.map((stop, position) => ({ runId: id, position, ...stop })))
      .execute()
    const subject = { type: 'minibus-run', id, organisationId }
    await record(ctx, 'minibus.added', subject, { name: run.name, seats: run.seats })
    return id
  })
}

/**
 * Gives a learner a seat from a stop. Where whoever gives it may also say that the placement’s transport is arranged, that is
 * said along with it.
 */
export function giveSeat(ctx: Context, runId: string, { placement: placementId, stop, ...days }: SeatForm) {
  return inTransaction(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId)
    const [placement] = await placementsToSeat(ctx, run.weekday, days.fromOn, placementId)
    const { id, homeId, state, learnerId, blockId, ...block } = orNotFound(placement, 'placement')
    const { name, leaves } = orNotFound(
      run.stops.find((one) => one.id === stop),
      'stop',
    )
    mustBeAllowed(ctx, 'minibus.keep', run)
    const span = seatSpan({ fromOn: days.fromOn, untilOn: days.untilOn ?? run.untilOn }, run, block)
    refuseFull(run.seats, await takenOn(ctx, runId), span)
    const seatId = newId()
    const given = await ctx.db
      .insertInto('minibusSeat')
      .values({ id: seatId, runId, stopId: stop, placementId: id, blockId, ...span })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (given.length === 0)
      throw new Refusal('seated-already', 'This learner has a seat on this minibus on some of these days.', 'placement')
    const subject = { type: 'minibus-seat', id: seatId, learnerId, organisationId: run.organisationId }
    await record(ctx, 'minibus.seat-given', subject, { name: run.name, stop: name, leaves, ...span })
    if (state === 'planned' && isAllowed(ctx.actor, 'placement.check', { homeId })) {
      const note = `${run.name}, ${name} at ${leaves}`.slice(0, 500)
      await decideCheck(ctx, id, 'transport', { state: 'done', note })
    }
    return seatId
  })
}

/** The last day on which somebody needs a seat; one that has not begun by then is given up altogether. */
export function endSeat(ctx: Context, seatId: string, { day }: { day: string }) {
  return inTransaction(ctx, async (ctx) => {
    const seat = await lockSeat(ctx, seatId)
    mustBeAllowed(ctx, 'minibus.keep', seat)
    if (day > seat.untilOn) throw new Refusal('ends-earlier', 'The seat ends before this day already.', 'day')
    const isGivenUp = day < seat.fromOn
    await ctx.db
      .updateTable('minibusSeat')
      .set(isGivenUp ? { givenUpAt: ctx.now } : { untilOn: day })
      .where('id', '=', seatId)
      .execute()
    const { learnerId, organisationId, name } = seat
    await record(
      ctx,
      'minibus.seat-ended',
      { type: 'minibus-seat', id: seatId, learnerId, organisationId },
      { name, day },
    )
    return seat.runId
  })
}

/** The last day of a minibus, sooner than it was said before: every seat on it ends with it. */
export function endRun(ctx: Context, runId: string, { day }: { day: string }) {
  return inTransaction(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId)
    mustBeAllowed(ctx, 'minibus.keep', run)
    if (day >= run.untilOn) throw new Refusal('ends-earlier', 'The minibus ends on or before this day already.', 'day')
    if (day < run.fromOn)
      throw new Refusal(
        'before-first',
        `Its first day is ${formatDay(run.fromOn)}. Choose that day or a later one.`,
        'day',
      )
    await ctx.db.updateTable('minibusRun').set({ untilOn: day }).where('id', '=', runId).execute()
    const trimmed = await ctx.db
      .updateTable('minibusSeat')
      .set({
        untilOn: sql`case when from_on <= ${day}::date then ${day}::date else until_on end`,
        givenUpAt: sql`case when from_on <= ${day}::date then null else ${ctx.now}::timestamptz end`,
      })
      .where('runId', '=', runId)
      .where('givenUpAt', 'is', null)
      .where('untilOn', '>', day)
      .returning('id')
      .execute()
    const subject = { type: 'minibus-run', id: runId, organisationId: run.organisationId }
    await record(ctx, 'minibus.ended', subject, { name: run.name, day, seats: trimmed.length })
  })
}

/** A placement has ended or its days have changed: its seats end with the block they were for. */
export function endSeatsOf(ctx: Context, placementId: string) {
  return inTransaction(ctx, async (ctx) => {
    const last = sql<string | null>`(select max(held.until_on) from placement_booking link
      join block_booking held on held.id = link.booking_id and held.status = 'confirmed'
      where link.placement_id = minibus_seat.placement_id and held.block_id = minibus_seat.block_id)`
    const trimmed = await ctx.db
      .updateTable('minibusSeat')
      .set({
        untilOn: sql`case when ${last} >= from_on then ${last} else until_on end`,
        givenUpAt: sql`case when ${last} >= from_on then null else ${ctx.now}::timestamptz end`,
      })
      .where('placementId', '=', placementId)
      .where('givenUpAt', 'is', null)
      .where(sql<boolean>`until_on > coalesce(${last}, '-infinity')`)
      .returning('id')
      .execute()
    if (trimmed.length === 0) return
    const subject = { type: 'placement', id: placementId }
    await record(ctx, 'minibus.seats-followed', subject, { seats: trimmed.length })
  })
}
