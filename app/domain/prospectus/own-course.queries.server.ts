import { sql } from 'kysely'
import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'

const PAGE_SIZE = 50

/** One page of a provider's own courses by title, with their starts and the applications sent for them. */
export async function ownCourses(ctx: Context, after: string | null) {
  const start = valuesAt(after, 2)
  const rows = await coursesVisibleTo(ctx)
    .select(['course.id', 'course.slug', 'course.title', 'course.status'])
    .select((eb) => [
      eb
        .selectFrom('courseRun')
        .select(sql<number>`count(*)::int`.as('runs'))
        .whereRef('courseRun.courseId', '=', 'course.id')
        .where('courseRun.status', '=', 'live')
        .as('runs'),
      eb
        .selectFrom('choice')
        .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
        .select(sql<number>`count(*)::int`.as('choices'))
        .whereRef('courseRun.courseId', '=', 'course.id')
        .where('choice.sentAt', 'is not', null)
        .as('choices'),
    ])
    .where('course.providerId', '=', ctx.actor.organisationId)
    .$if(start !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('course.title', 'course.id'), '>', eb.tuple(start?.[0] ?? '', start?.[1] ?? '')),
      ),
    )
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, ({ title, id }) => [title, id])
}
