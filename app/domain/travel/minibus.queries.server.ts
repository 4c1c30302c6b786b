import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { placementsVisibleTo } from '~/access/tracking-scopes.server'
import { minibusesVisibleTo } from '~/access/travel-scopes.server'
import { livePlacements } from '~/domain/placements/placement.states'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const MOST_RUNS = 200
const MOST_SEATS = 500
const MOST_STOPS = 40
const MOST_PLACEMENTS = 300

/** The runs of this school or host: those that go on a day first, then by weekday, with how many have a seat that day. */
export function runsFor(ctx: Context, day: string) {
  return runs(ctx)
    .select(
      sql<boolean>`(extract(isodow from ${day}::date) = minibus_run.weekday
      and ${day}::date between minibus_run.from_on and minibus_run.until_on)`.as('goesThen'),
    )
    .select(
      sql<number>`(select count(*)::int from minibus_seat seat where seat.run_id = minibus_run.id
      and seat.given_up_at is null and ${day}::date between seat.from_on and seat.until_on)`.as('taken'),
    )
    .where('minibusRun.untilOn', '>=', day)
    .orderBy('minibusRun.weekday')
    .orderBy('minibusRun.name')
    .orderBy('minibusRun.id')
    .limit(MOST_RUNS)
    .execute()
}

/** One run with its stops. */
export async function findRun(ctx: Context, runId: string) {
  return orNotFound(await runs(ctx).where('minibusRun.id', '=', runId).executeTakeFirst(), 'minibus')
}

/** The same, held until the deed is done: whoever wants its last seat waits for whoever came before. */
export async function lockRun(ctx: Context, runId: string) {
  const held = await minibusesVisibleTo(ctx)
    .select('minibusRun.id')
    .where('minibusRun.id', '=', runId)
    .forUpdate('minibusRun')
    .executeTakeFirst()
  orNotFound(held, 'minibus')
  return findRun(ctx, runId)
}

/** The days on which seats of a run are taken. */
export function takenOn(ctx: Context, runId: string) {
  return ctx.db
    .selectFrom('minibusSeat')
    .select(['fromOn', 'untilOn'])
    .where('runId', '=', runId)
    .where('givenUpAt', 'is', null)
    .orderBy('fromOn')
    .orderBy('id')
    .limit(MOST_SEATS)
    .execute()
}

/** Who has a seat on a run on a day: where they get on, whom to ring, and all that says whether they are expected. */
export function seatsOn(ctx: Context, runId: string, day: string) {
  return seats(ctx)
    .innerJoin('organisation as home', 'home.id', 'placement.homeId')
    .select(['placement.homeId', 'home.name as homeName', 'home.phone as homePhone'])
    .select(['learner.phone', 'learner.isAddressProtected', 'placement.state'])
    .select(sql<boolean>`coalesce(placement.ended_on < ${day}::date, false)`.as('isOver'))
    .select(
      sql<boolean>`exists (select from placement_rest rest where rest.placement_id = placement.id
      and ${day}::date between rest.from_on and coalesce(rest.until_on, 'infinity'))`.as('isResting'),
    )
    .select(
      sql<boolean>`exists (select from placement_booking link join block_booking held on held.id = link.booking_id
      where link.placement_id = placement.id and held.block_id = minibus_seat.block_id and held.status = 'confirmed'
      and ${day}::date between held.from_on and held.until_on)`.as('isBooked'),
    )
    .select(
      sql<boolean>`exists (select from known_absence absence where absence.learner_id = placement.learner_id
      and absence.taken_back_at is null and ${day}::date between absence.from_on and absence.until_on)`.as('isAbsent'),
    )
    .where('minibusSeat.runId', '=', runId)
    .where('minibusSeat.fromOn', '<=', day)
    .where('minibusSeat.untilOn', '>=', day)
    .orderBy('minibusStop.position')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('minibusSeat.id')
    .limit(MOST_SEATS)
    .execute()
}

/** Every seat of a run from a day on. */
export function seatsFrom(ctx: Context, runId: string, day: string) {
  return seats(ctx)
    .where('minibusSeat.runId', '=', runId)
    .where('minibusSeat.untilOn', '>=', day)
    .orderBy('minibusStop.position')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('minibusSeat.id')
    .limit(MOST_SEATS)
    .execute()
}

/** The seats of a learner’s placements, or of one placement, from a day on: which bus, which stop, when. */
export function seatsOfPlacements(ctx: Context, placementIds: readonly string[], day: string) {
  if (placementIds.length === 0) return Promise.resolve([])
  return seats(ctx)
    .where('placement.id', 'in', [...placementIds])
    .where('minibusSeat.untilOn', '>=', day)
    .orderBy('minibusRun.weekday')
    .orderBy('minibusStop.leaves')
    .orderBy('minibusSeat.id')
    .limit(MOST_SEATS)
    .execute()
}

/** One seat of a run of one’s own. */
export async function findSeat(ctx: Context, seatId: string) {
  return orNotFound(await seatRow(ctx, seatId).executeTakeFirst(), 'seat')
}

/** The same, held until the deed is done. */
export async function lockSeat(ctx: Context, seatId: string) {
  return orNotFound(await seatRow(ctx, seatId).forUpdate('minibusSeat').executeTakeFirst(), 'seat')
}

/** The placements whose learners are somewhere on the weekday of a run, from a day on: each with its block of that weekday. */
export function placementsToSeat(ctx: Context, weekday: number, day: string, placementId?: string) {
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('organisation as host', 'host.id', 'placement.hostId')
    .innerJoin('placementBooking', 'placementBooking.placementId', 'placement.id')
    .innerJoin('blockBooking', 'blockBooking.id', 'placementBooking.bookingId')
    .innerJoin('timetableBlock', 'timetableBlock.id', 'blockBooking.blockId')
    .select(['placement.id', 'placement.homeId', 'placement.learnerId', 'placement.state'])
    .select(['learner.givenNames', 'learner.familyName', 'host.name as hostName'])
    .select(['timetableBlock.id as blockId', 'timetableBlock.name as blockName'])
    .select(['blockBooking.fromOn', 'blockBooking.untilOn'])
    .where('placement.state', 'in', livePlacements)
    .where('timetableBlock.weekday', '=', weekday)
    .where('blockBooking.status', '=', 'confirmed')
    .where('blockBooking.untilOn', '>=', day)
    .$if(placementId !== undefined, (query) => query.where('placement.id', '=', placementId ?? ''))
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('placement.id')
    .orderBy('timetableBlock.starts')
    .orderBy('blockBooking.fromOn')
    .limit(MOST_PLACEMENTS)
    .execute()
}

function seatRow(ctx: Context, seatId: string) {
  return minibusesVisibleTo(ctx)
    .innerJoin('minibusSeat', 'minibusSeat.runId', 'minibusRun.id')
    .innerJoin('placement', 'placement.id', 'minibusSeat.placementId')
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .select(['minibusSeat.id', 'minibusSeat.runId', 'minibusSeat.fromOn', 'minibusSeat.untilOn'])
    .select(['minibusRun.organisationId', 'minibusRun.name', 'placement.learnerId'])
    .select(['learner.givenNames', 'learner.familyName'])
    .where('minibusSeat.id', '=', seatId)
    .where('minibusSeat.givenUpAt', 'is', null)
}

function runs(ctx: Context) {
  return minibusesVisibleTo(ctx)
    .innerJoin('organisation', 'organisation.id', 'minibusRun.organisationId')
    .select(['minibusRun.id', 'minibusRun.name', 'minibusRun.weekday', 'minibusRun.seats', 'minibusRun.fromOn'])
    .select(['minibusRun.untilOn', 'minibusRun.phone', 'minibusRun.organisationId', 'organisation.areaId'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('minibusStop')
          .select(['minibusStop.id', 'minibusStop.name', sql<string>`left(leaves::text, 5)`.as('leaves')])
          .whereRef('minibusStop.runId', '=', 'minibusRun.id')
          .orderBy('minibusStop.position')
          .limit(MOST_STOPS),
      ).as('stops'),
    )
}

function seats(ctx: Context) {
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('minibusSeat', 'minibusSeat.placementId', 'placement.id')
    .innerJoin('minibusRun', 'minibusRun.id', 'minibusSeat.runId')
    .innerJoin('minibusStop', 'minibusStop.id', 'minibusSeat.stopId')
    .select(['minibusSeat.id', 'placement.id as placementId', 'learner.givenNames', 'learner.familyName'])
    .select(['minibusSeat.fromOn', 'minibusSeat.untilOn', 'minibusRun.name as runName', 'minibusRun.weekday'])
    .select(['minibusRun.phone as runPhone', 'minibusStop.name as stopName'])
    .select(sql<string>`left(minibus_stop.leaves::text, 5)`.as('leaves'))
    .where('minibusSeat.givenUpAt', 'is', null)
}
