import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** The course run somebody is about to add to the list. */
export async function findRunToAdd(ctx: Context, courseRunId: string) {
  const run = await coursesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'course.title', 'course.slug', 'course.providerId', 'provider.name as providerName'])
    .select(['provider.kind as providerKind', 'provider.takesApplications', 'site.name as siteName', 'site.town'])
    .select([
      'course.status as courseStatus',
      'courseRun.status as runStatus',
      'courseRun.isOpen',
      'courseRun.startsOn',
    ])
    .select([
      'courseRun.startText',
      'courseRun.applyFrom',
      'courseRun.applyUntil',
      'courseRun.studyMode',
      'courseRun.duration',
    ])
    .where('courseRun.id', '=', courseRunId)
    .where('courseRun.status', '!=', 'draft')
    .executeTakeFirst()
  return orNotFound(run, 'course')
}
