import { coursesVisibleTo, shortlistVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { runsOf } from '../prospectus/course.queries.server'
import { requirementFrom } from '~/domain/requirements/entry-requirement'
import { MOST_SAVED } from './shortlist'

/** A shortlist: a learner's own, or what the browser of somebody else keeps; in the order of saving, with notes to self. */
export async function savedEntries(
  ctx: Context,
  kept: readonly string[],
): Promise<{ courseId: string; note: string | null }[]> {
  if (ctx.actor.learnerId === null) return kept.slice(0, MOST_SAVED).map((courseId) => ({ courseId, note: null }))
  return ownEntries(ctx, ctx.actor.learnerId)
    .select(['shortlistEntry.courseId', 'shortlistEntry.note'])
    .orderBy('shortlistEntry.savedAt')
    .orderBy('shortlistEntry.courseId')
    .limit(MOST_SAVED)
    .execute()
}

/** The last parts of the addresses of the courses on a shortlist, for pages that say "saved". */
export async function savedSlugs(ctx: Context, kept: readonly string[]): Promise<Set<string>> {
  const { learnerId } = ctx.actor
  if (learnerId === null && kept.length === 0) return new Set()
  const courses = coursesVisibleTo(ctx).select('course.slug').limit(MOST_SAVED)
  const saved =
    learnerId === null
      ? courses.where('course.id', 'in', kept)
      : courses.where('course.id', 'in', ownEntries(ctx, learnerId).select('shortlistEntry.courseId'))
  return new Set((await saved.execute()).map(({ slug }) => slug))
}

/** The ids of some courses by the last parts of their addresses, in the order they were asked for. */
export async function idsOfCourses(ctx: Context, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const rows = await coursesVisibleTo(ctx)
    .select(['course.id', 'course.slug'])
    .where('course.slug', 'in', slugs)
    .limit(MOST_SAVED)
    .execute()
  return slugs.flatMap((slug) => rows.find((row) => row.slug === slug)?.id ?? [])
}

/** Some courses by id, in that order, with their runs; those that are no longer in the prospectus are left out. */
export async function coursesToCompare(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return []
  const [courses, runs] = await Promise.all([coursesById(ctx, ids), runsOf(ctx, ids)])
  return ids.flatMap((id) => {
    const course = courses.find((one) => one.id === id)
    if (!course) return []
    const { expression, ...found } = course
    return [
      {
        ...found,
        requirement: requirementFrom(expression ?? undefined),
        runs: runs.filter(({ courseId }) => courseId === id),
      },
    ]
  })
}

export type ComparedCourse = Awaited<ReturnType<typeof coursesToCompare>>[number]

function coursesById(ctx: Context, ids: readonly string[]) {
  return coursesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .leftJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .select(['course.id', 'course.slug', 'course.title', 'course.summary', 'course.level', 'course.route'])
    .select([
      'course.qualificationTitle',
      'course.hours',
      'course.assessment',
      'course.entryRequirements',
      'entryRequirement.expression',
    ])
    .select(['provider.name as providerName', 'provider.postcode as providerPostcode', 'provider.takesApplications'])
    .where('course.id', 'in', ids)
    .where('course.status', '=', 'live')
    .limit(MOST_SAVED)
    .execute()
}

function ownEntries(ctx: Context, learnerId: string) {
  return shortlistVisibleTo(ctx).where('shortlistEntry.learnerId', '=', learnerId)
}
