import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { belongsToCycle } from '~/domain/applications/choice'
import type { Cycle } from '~/domain/cycles/cycle'

const STARTS_AT_MOST = 500

/** One start of a provider's own courses; somebody else's is not there. */
export async function findOwnStart(ctx: Context, providerId: string, run: string) {
  return orNotFound(await startsOf(ctx, providerId).where('courseRun.id', '=', run).executeTakeFirst(), 'course')
}

/** The starts of a provider that may be offered in a cycle, by course; the one that is offered now, if any, is always among them. */
export async function ownStarts(ctx: Context, providerId: string, cycle: Cycle, current: string | null) {
  const starts = await startsOf(ctx, providerId)
    .where((eb) =>
      eb.or([
        eb('courseRun.id', '=', current),
        eb.and({ 'course.status': 'live', 'courseRun.status': 'live', 'courseRun.isOpen': true }),
      ]),
    )
    .orderBy('course.title')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(STARTS_AT_MOST)
    .execute()
  return starts.filter(({ id, startsOn }) => id === current || belongsToCycle(startsOn, cycle))
}

function startsOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'course.title', 'course.status as courseStatus', 'courseRun.status as runStatus'])
    .select(['courseRun.isOpen', 'courseRun.startsOn', 'courseRun.startText', 'site.name as siteName'])
    .where('course.providerId', '=', providerId)
}
