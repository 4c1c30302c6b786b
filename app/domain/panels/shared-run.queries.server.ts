import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { panelsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { holdsPlace } from './case.states'

const RUNS_AT_MOST = 300
const BLOCKS_OF_A_RUN = 20
const HOSTS_AT_MOST = 300

/** The courses a panel shares, with their blocks and how many places are held and taken, in the order of host and course. */
export function sharedRunsOf(ctx: Context, panelId: string, ids?: readonly string[]) {
  return shared(ctx)
    .where('panel.id', '=', panelId)
    .$if(ids !== undefined, (query) => query.where('sharedRun.id', 'in', ids?.length ? [...ids] : [NOBODY]))
    .orderBy('host.name')
    .orderBy('course.title')
    .orderBy('sharedRun.id')
    .limit(RUNS_AT_MOST)
    .execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

export type SharedRun = Awaited<ReturnType<typeof sharedRunsOf>>[number]

/** One shared course as it is now. */
export async function findSharedRun(ctx: Context, sharedRunId: string) {
  return orNotFound(await shared(ctx).where('sharedRun.id', '=', sharedRunId).executeTakeFirst(), 'course')
}

/** One shared course, held until the deed is done: of those who want its last place at once, each waits for the one before. */
export async function lockSharedRun(ctx: Context, sharedRunId: string) {
  const held = await ctx.db
    .selectFrom('sharedRun')
    .select('id')
    .where('id', '=', sharedRunId)
    .forUpdate()
    .executeTakeFirst()
  orNotFound(held, 'course')
  return findSharedRun(ctx, sharedRunId)
}

function shared(ctx: Context) {
  const today = londonDay(ctx.now)
  return panelsVisibleTo(ctx)
    .innerJoin('sharedRun', 'sharedRun.panelId', 'panel.id')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as host', 'host.id', 'sharedRun.hostId')
    .select(['sharedRun.id', 'sharedRun.panelId', 'sharedRun.courseRunId', 'sharedRun.hostId', 'sharedRun.places'])
    .select(['sharedRun.least', 'sharedRun.fromOn', 'sharedRun.untilOn', 'sharedRun.transport', 'sharedRun.support'])
    .select(['sharedRun.safeUntil', 'sharedRun.outFrom', 'sharedRun.outUntil', 'sharedRun.version'])
    .select(['course.title', 'host.name as host'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('sharedRunBlock')
          .innerJoin('timetableBlock', 'timetableBlock.id', 'sharedRunBlock.blockId')
          .select(['timetableBlock.id', 'timetableBlock.name', 'timetableBlock.weekday'])
          .select([
            sql<string>`timetable_block.starts::text`.as('starts'),
            sql<string>`timetable_block.ends::text`.as('ends'),
          ])
          .whereRef('sharedRunBlock.sharedRunId', '=', 'sharedRun.id')
          .orderBy('timetableBlock.weekday')
          .orderBy('timetableBlock.starts')
          .orderBy('timetableBlock.id')
          .limit(BLOCKS_OF_A_RUN),
      ).as('blocks'),
      placesIn('provisional', today).as('provisional'),
      placesIn('confirmed', today).as('confirmed'),
    ])
}

/**
 * How many places of `sharedRun` are held or taken from a day on, as part of a larger question: a case holds its place as long as one of its
 * blocks is booked then or later. Who has left a placement early has freed them, and the place with them. Who has changed to the
 * course since holds a place by the bookings alone.
 */
export function placesIn(state: (typeof holdsPlace)[number], day: string) {
  const ofCases = sql`select holder.learner_id from panel_case holder
    where holder.shared_run_id = shared_run.id and holder.state = ${state} and exists (
      select from case_booking link join block_booking booking on booking.id = link.booking_id
      where link.case_id = holder.id and booking.status <> 'free' and booking.until_on >= ${day}::date)`
  const ofOthers = sql`select booking.learner_id from block_booking booking
    where booking.shared_run_id = shared_run.id and booking.status = ${state} and booking.until_on >= ${day}::date`
  return sql<number>`(select count(*)::int from (${ofCases} union ${ofOthers}) taken)`
}

/** How many places of a shared run are held or taken on a day: part of a larger question. */
export function takenPlaces(day: string) {
  return sql<number>`${placesIn('provisional', day)} + ${placesIn('confirmed', day)}`
}

/** Hosts whose courses a panel of an area may share. */
export function hostsIn(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('areaId', '=', areaId)
    .where('takesApplications', '=', true)
    .where('status', '!=', 'closed')
    .orderBy('name')
    .orderBy('id')
    .limit(HOSTS_AT_MOST)
    .execute()
}

/** The live starts of a host that can be shared, those the host says are collaborative first. */
export function runsOfHost(ctx: Context, areaId: string, hostId: string) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation', 'organisation.id', 'course.providerId')
    .select(['courseRun.id', 'course.title', 'course.isCollaborative', 'courseRun.startsOn'])
    .select(['courseRun.startPrecision', 'courseRun.startText', 'course.providerId as hostId'])
    .where('course.providerId', '=', hostId)
    .where('organisation.areaId', '=', areaId)
    .where('course.status', '=', 'live')
    .where('courseRun.status', '=', 'live')
    .orderBy('course.isCollaborative', 'desc')
    .orderBy('course.title')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(RUNS_AT_MOST)
    .execute()
}

/** The host of a live start in an area; nothing where there is no such start. */
export function hostOfRun(ctx: Context, areaId: string, runId: string) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation', 'organisation.id', 'course.providerId')
    .select(['course.providerId as hostId', 'course.title'])
    .where('courseRun.id', '=', runId)
    .where('organisation.areaId', '=', areaId)
    .where('course.status', '=', 'live')
    .where('courseRun.status', '=', 'live')
    .executeTakeFirst()
}
