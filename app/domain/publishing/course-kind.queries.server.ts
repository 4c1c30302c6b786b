import { coursesVisibleTo } from '~/access/scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** A course of the coordinator's area with its route and subject, and whose it is. */
export async function findCourseKind(ctx: Context, courseId: string) {
  const found = await courseWithKind(ctx, courseId).executeTakeFirst()
  const course = orNotFound(found, 'course')
  mustBeAllowed(ctx, 'course.correct', course)
  return course
}

/** A course that everybody sees, as far as its kind goes. */
export function courseWithKind(ctx: Context, courseId: string) {
  return coursesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .where('course.id', '=', courseId)
    .select(['course.id', 'course.slug', 'course.title', 'course.version', 'course.origin', 'course.edited'])
    .select(['course.route', 'course.subjectCode', 'course.providerId'])
    .select(['provider.name as providerName', 'provider.areaId'])
}
