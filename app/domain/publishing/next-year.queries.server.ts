import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { isCopied } from './next-year'
import { coursesOfOwn } from './own-course.queries.server'
import { nextCycle } from './publishing-dates'

const MOST_RUNS = 20_000

/** The starts of this year that have no copy for the next one yet. */
export async function runsToCopy(ctx: Context, { courseId, year }: { courseId: string | null; year: number }) {
  const rows = await coursesOfOwn(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .where('course.status', '!=', 'withdrawn')
    .where('courseRun.status', '!=', 'withdrawn')
    .where('courseRun.startsOn', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('courseRun as copy').select('copy.id').whereRef('copy.copiedFromId', '=', 'courseRun.id'),
        ),
      ),
    )
    .$if(courseId !== null, (query) => query.where('course.id', '=', courseId))
    .select(['courseRun.id', 'courseRun.courseId', 'courseRun.startsOn', 'course.providerId'])
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
    .execute()
  return rows.filter(({ startsOn }) => isCopied(startsOn, year))
}

/** The copies that wait to be published. */
export function copiesToPublish(ctx: Context) {
  return coursesOfOwn(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .where('course.status', '=', 'live')
    .where('courseRun.status', '=', 'draft')
    .where('courseRun.publishOn', 'is', null)
    .where('courseRun.copiedFromId', 'is not', null)
    .where(sql<boolean>`coalesce(course_run.starts_on::text, course_run.start_text) is not null`)
    .select(['courseRun.id', 'courseRun.courseId', 'courseRun.startsOn', 'courseRun.applyFrom', 'course.providerId'])
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
    .execute()
}

/** What the page of the next year shows: which year, from when it may be prepared, and what there is to do. */
export async function findNextYear(ctx: Context, courseId: string | null) {
  const next = nextCycle(await cyclesOf(ctx, ctx.actor.areaId), ctx.now)
  const course =
    courseId === null
      ? undefined
      : await coursesOfOwn(ctx).select('course.title').where('course.id', '=', courseId).executeTakeFirst()
  return {
    ...next,
    isEarly: londonDay(ctx.now) < next.editableFrom,
    title: course?.title ?? null,
    toCopy: (await runsToCopy(ctx, { courseId: course ? courseId : null, year: next.year })).length,
    toPublish: (await copiesToPublish(ctx)).length,
  }
}
