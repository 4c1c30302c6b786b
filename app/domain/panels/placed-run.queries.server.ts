import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const BLOCKS_AT_MOST = 20

/** The shared course on which a case has its place, for the deeds about it. */
export async function placedRun(ctx: Context, sharedRunId: string | null) {
  const found = await ctx.db
    .selectFrom('sharedRun')
    .innerJoin('courseRun', 'courseRun.id', 'sharedRun.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['sharedRun.id', 'sharedRun.hostId', 'sharedRun.courseRunId', 'course.title'])
    .where('sharedRun.id', '=', sharedRunId)
    .executeTakeFirst()
  return orNotFound(found, 'course')
}

/** The blocks in which a shared course is taught. */
export async function blocksOfRun(ctx: Context, sharedRunId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('sharedRunBlock')
    .select('blockId')
    .where('sharedRunId', '=', sharedRunId)
    .orderBy('blockId')
    .limit(BLOCKS_AT_MOST)
    .execute()
  return rows.map(({ blockId }) => blockId)
}
