import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { MOST_LINKS, routeMap } from './progression'

/** The links of a course to what is before and after it, either way round. Part of the question for its page. */
export function linksOfCourse(ctx: Context, courseId: Expression<string>) {
  return ctx.db
    .selectFrom('progressionLink as link')
    .leftJoin('course as other', (join) =>
      join.on((eb) => eb('other.id', '=', otherEnd(courseId))).on('other.status', '=', 'live'),
    )
    .leftJoin('organisation as home', 'home.id', 'other.providerId')
    .leftJoin('occupation', (join) =>
      join.on((eb) => eb('occupation.code', '=', eb.fn.coalesce('link.fromOccupation', 'link.toOccupation'))),
    )
    .select(['link.id', 'link.kind', 'other.slug', 'other.title', 'home.name as provider'])
    .select(['occupation.code', 'occupation.name'])
    .select(sql<boolean>`link.from_course_id is not distinct from ${courseId}`.as('isAfter'))
    .where((eb) => eb.or([eb('link.fromCourseId', '=', courseId), eb('link.toCourseId', '=', courseId)]))
    .orderBy('link.createdAt')
    .orderBy('link.id')
    .limit(2 * MOST_LINKS)
}

/** The links of one of a provider's own courses, for whoever edits them. */
export async function findLinksToEdit(ctx: Context, courseId: string) {
  const course = await coursesVisibleTo(ctx)
    .select(['course.id', 'course.slug', 'course.title'])
    .select((eb) => jsonArrayFrom(linksOfCourse(ctx, eb.ref('course.id'))).as('links'))
    .where('course.id', '=', courseId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const { links, ...found } = orNotFound(course, 'course')
  return { ...found, map: routeMap(links) }
}

function otherEnd(courseId: Expression<string>) {
  return sql<string>`case when link.from_course_id = ${courseId} then link.to_course_id else link.from_course_id end`
}
