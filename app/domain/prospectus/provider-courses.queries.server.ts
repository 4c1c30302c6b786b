import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { providersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { requirementFrom } from '~/domain/requirements/entry-requirement'

export const MOST_PRINTED = 500
const FEW_STARTS = 4

/** A provider's courses as they are printed on one page: each with its next starts and what it asks for. */
export async function coursesToPrint(ctx: Context, slug: string) {
  const found = await providersVisibleTo(ctx)
    .select(['provider.id', 'provider.name', 'provider.slug', 'provider.website', 'provider.phone'])
    .where('provider.slug', '=', slug)
    .executeTakeFirst()
  const provider = orNotFound(found, 'provider')
  const rows = await liveCoursesOf(ctx, provider.id)
  const courses = rows.map(({ expression, ...course }) => ({
    ...course,
    requirement: requirementFrom(expression ?? undefined),
  }))
  return { ...provider, courses }
}

// The rows of the search hold live courses only, so they are for everybody to see.
function liveCoursesOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('courseSearch')
    .innerJoin('course', 'course.id', 'courseSearch.courseId')
    .leftJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .select(['course.slug', 'course.title', 'course.summary', 'course.level', 'courseSearch.subjectArea'])
    .select('entryRequirement.expression')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('courseRun as run')
          .leftJoin('site', 'site.id', 'run.siteId')
          .select(['run.startsOn', 'run.startPrecision', 'run.startText', 'site.name as siteName'])
          .whereRef('run.courseId', '=', 'course.id')
          .where('run.status', '=', 'live')
          .orderBy('run.startsOn')
          .orderBy('run.id')
          .limit(FEW_STARTS),
      ).as('runs'),
    )
    .where('courseSearch.providerId', '=', providerId)
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(MOST_PRINTED)
    .execute()
}
