import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo, runsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { pauseOf } from '../pauses/pause.queries.server'

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
    .select((eb) => jsonObjectFrom(pauseOf(ctx, eb.ref('course.providerId'))).as('pause'))
    .where('courseRun.id', '=', courseRunId)
    .where('courseRun.status', '!=', 'draft')
    .executeTakeFirst()
  return orNotFound(run, 'course')
}

const RUNS_AT_MOST = 40

/** The starts of some courses that one could add now. */
export function runsToAdd(ctx: Context, slugs: readonly string[]) {
  return runsVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'course.title', 'provider.name as providerName', 'site.name as siteName'])
    .select(['courseRun.startsOn', 'courseRun.startText'])
    .where('course.slug', 'in', [...slugs])
    .where('provider.takesApplications', '=', true)
    .where('courseRun.isOpen', '=', true)
    .orderBy('course.title')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(RUNS_AT_MOST)
    .execute()
}
