import { sql } from 'kysely'
import { takingPlaces } from '~/domain/applications/choice.states'
import { livePlacements } from '~/domain/placements/placement.states'
import { slotsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const MOST_SLOTS = 500
const MOST_RUNS = 300
const MOST_SITES = 100
const SLOTS_AT_ONCE = 500

/** The timetable of this provider from today on, in the order of the week. */
export function timetable(ctx: Context) {
  return slotRows(ctx)
    .where('timetableSlot.untilOn', '>=', londonDay(ctx.now))
    .orderBy('timetableSlot.weekday')
    .orderBy('timetableSlot.starts')
    .orderBy('timetableSlot.id')
    .limit(MOST_SLOTS)
    .execute()
}

/** One line of it. */
export async function findSlot(ctx: Context, slotId: string) {
  return orNotFound(await slotRows(ctx).where('timetableSlot.id', '=', slotId).executeTakeFirst(), 'slot')
}

/** The same, held against others until the deed is done. */
export async function lockSlot(ctx: Context, slotId: string) {
  const slot = await slotRows(ctx).where('timetableSlot.id', '=', slotId).forUpdate('timetableSlot').executeTakeFirst()
  return orNotFound(slot, 'slot')
}

/** The course runs of this provider that learners are on or will be: those one plans sessions for. */
export function runsToTeach(ctx: Context) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'course.title', 'site.name as siteName', 'courseRun.startsOn'])
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('choice')
            .select(sql.lit(1).as('one'))
            .whereRef('choice.courseRunId', '=', 'courseRun.id')
            .where('choice.state', 'in', takingPlaces),
        ),
        eb.exists(
          eb
            .selectFrom('placement')
            .select(sql.lit(1).as('one'))
            .whereRef('placement.courseRunId', '=', 'courseRun.id')
            .where('placement.state', 'in', livePlacements),
        ),
      ]),
    )
    .orderBy('course.title')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
    .execute()
}

/** The places where this provider teaches. */
export function ownSites(ctx: Context) {
  return ctx.db
    .selectFrom('site')
    .select(['id', 'name'])
    .where('organisationId', '=', ctx.actor.organisationId)
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_SITES)
    .execute()
}

/** Lines of all timetables that are held in a span, with the area whose holidays count: some at a time, after an id. */
export function slotsHeld(ctx: Context, { from, until }: { from: string; until: string }, after: string | null) {
  return ctx.db
    .selectFrom('timetableSlot')
    .innerJoin('organisation', 'organisation.id', 'timetableSlot.providerId')
    .select(['timetableSlot.id', 'timetableSlot.providerId', 'timetableSlot.courseRunId', 'timetableSlot.title'])
    .select(['timetableSlot.weekday', 'timetableSlot.starts', 'timetableSlot.ends'])
    .select(['timetableSlot.fromOn', 'timetableSlot.untilOn', 'organisation.areaId'])
    .where('timetableSlot.untilOn', '>=', from)
    .where('timetableSlot.fromOn', '<=', until)
    .$if(after !== null, (query) => query.where('timetableSlot.id', '>', after ?? ''))
    .orderBy('timetableSlot.id')
    .limit(SLOTS_AT_ONCE)
    .execute()
}

function slotRows(ctx: Context) {
  return slotsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'timetableSlot.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation', 'organisation.id', 'timetableSlot.providerId')
    .leftJoin('site', 'site.id', 'timetableSlot.siteId')
    .leftJoin('timetableBlock', 'timetableBlock.id', 'timetableSlot.blockId')
    .select(['timetableSlot.id', 'timetableSlot.providerId', 'timetableSlot.courseRunId', 'timetableSlot.title'])
    .select(['timetableSlot.weekday', 'timetableSlot.starts', 'timetableSlot.ends'])
    .select(['timetableSlot.fromOn', 'timetableSlot.untilOn', 'organisation.areaId'])
    .select(['course.title as courseTitle', 'site.name as siteName', 'timetableBlock.name as blockName'])
}
