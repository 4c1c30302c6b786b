import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Stay } from './booking.commands.server'

const MOST_BLOCKS = 60
const MOST_CLASHES = 500

/** The blocks an area keeps now, in the order of the week. */
export function blocksOf(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('timetableBlock')
    .select(['id', 'name', 'weekday', 'starts', 'ends'])
    .where('areaId', '=', areaId)
    .where('retiredAt', 'is', null)
    .orderBy('weekday')
    .orderBy('starts')
    .orderBy('id')
    .limit(MOST_BLOCKS)
    .execute()
}

/** One block that is kept now. */
export async function findBlock(ctx: Context, blockId: string) {
  const found = await ctx.db
    .selectFrom('timetableBlock')
    .select(['id', 'areaId', 'name'])
    .where('id', '=', blockId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()
  return orNotFound(found, 'block')
}

/** Whether anybody is expected in a block from today on. */
export async function isBlockUsed(ctx: Context, blockId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('blockBooking')
    .select('id')
    .where('blockId', '=', blockId)
    .where('status', '!=', 'free')
    .where('untilOn', '>=', londonDay(ctx.now))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Where these learners are expected already on days that overlap, block by block: what stands in the way of a booking. */
export function clashesOf(
  ctx: Context,
  { learnerIds, fromOn, untilOn }: { learnerIds: readonly string[] } & Pick<Stay, 'fromOn' | 'untilOn'>,
) {
  if (learnerIds.length === 0) return Promise.resolve([])
  return ctx.db
    .selectFrom('blockBooking')
    .innerJoin('timetableBlock', 'timetableBlock.id', 'blockBooking.blockId')
    .innerJoin('courseRun', 'courseRun.id', 'blockBooking.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['blockBooking.learnerId', 'blockBooking.blockId', 'timetableBlock.name', 'course.title as courseTitle'])
    .select(['blockBooking.fromOn', 'blockBooking.untilOn', 'blockBooking.status'])
    .where('blockBooking.learnerId', 'in', learnerIds)
    .where('blockBooking.status', '!=', 'free')
    .where(sql<boolean>`daterange(from_on, until_on, '[]') && daterange(${fromOn}::date, ${untilOn}::date, '[]')`)
    .orderBy('timetableBlock.weekday')
    .orderBy('timetableBlock.starts')
    .orderBy('blockBooking.id')
    .limit(MOST_CLASHES)
    .execute()
}
