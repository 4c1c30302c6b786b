import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { courseTexts } from '~/domain/courses/catalogue'
import { beginEdition, refreshSearch } from '~/domain/search/course-search.commands.server'

/** One of the provider's own courses, held until the deed is done. Somebody else's is not there. */
export async function lockCourse(ctx: Context, courseId: string) {
  const course = await ofOwn(ctx)
    .where('course.id', '=', courseId)
    .select([
      'course.id',
      'course.status',
      'course.version',
      'course.origin',
      'course.edited',
      'course.title',
      'course.providerId',
    ])
    .select(['course.summary', 'course.route', 'course.level', 'course.subjectCode', 'course.keywords', 'course.url'])
    .select([
      'course.qualificationTitle',
      'course.qualificationReference',
      'course.awardingBody',
      'course.reviewedOn',
      'course.publishOn',
    ])
    .select(courseTexts.map((text) => `course.${text}` as const))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(course, 'course')
}

export type LockedCourse = Awaited<ReturnType<typeof lockCourse>>

/** One start, held together with its course, so that two people never move both at once. */
export async function lockRun(ctx: Context, courseId: string, runId: string) {
  const course = await lockCourse(ctx, courseId)
  const run = await ctx.db
    .selectFrom('courseRun')
    .select([
      'id',
      'courseId',
      'status',
      'isOpen',
      'isFull',
      'version',
      'origin',
      'edited',
      'siteId',
      'startsOn',
      'startText',
      'publishOn',
    ])
    .select([
      'startPrecision',
      'endsOn',
      'duration',
      'hours',
      'studyMode',
      'attendanceMode',
      'attendancePattern',
      'costPence',
      'costText',
    ])
    .select(['age', 'places', 'offersPerHundred', 'hasHardLimit', 'applyFrom', 'applyUntil', 'url', 'defaulted'])
    .where('courseId', '=', courseId)
    .where('id', '=', runId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return { course, run: orNotFound(run, 'start') }
}

export type LockedRun = Awaited<ReturnType<typeof lockRun>>['run']

/** The last step of every deed that changes courses: the search finds them as they are now, and open pages are made anew. */
export async function tellProspectus(ctx: Context, courseIds: string[]): Promise<void> {
  await refreshSearch(ctx, courseIds)
  await beginEdition(ctx)
}

/** How the record names a course, and how it names a start. */
export function courseSubject(course: { id: string; providerId: string }) {
  return { type: 'course', id: course.id, organisationId: course.providerId }
}

export function runSubject(course: { providerId: string }, runId: string) {
  return { type: 'course-run', id: runId, organisationId: course.providerId }
}

/** The columns a person wrote over what a feed brought: the next feed leaves them alone. */
export function editedAfter(thing: { origin: string; edited: string[] }, columns: readonly string[]): string[] {
  return thing.origin === 'feed' ? [...new Set([...thing.edited, ...columns])].sort() : thing.edited
}

function ofOwn(ctx: Context) {
  const courses = coursesVisibleTo(ctx)
  return ctx.actor.role === 'system' ? courses : courses.where('course.providerId', '=', ctx.actor.organisationId)
}
