import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo, runsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { courseTexts } from '~/domain/courses/catalogue'
import { requirementFrom } from '~/domain/requirements/entry-requirement'
import { pauseOf } from '~/domain/pauses/pause.queries.server'
import { openEventsOfCourse } from './open-event.queries.server'
import { routeMap } from '~/domain/progression/progression'
import { linksOfCourse } from '~/domain/progression/progression.queries.server'

const MOST_RUNS = 200
const MOST_WORDS = 200

/** One course of the prospectus with its provider and its runs, as its page shows it. */
export async function findCourse(ctx: Context, slug: string) {
  const course = await coursesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .leftJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .where('course.slug', '=', slug)
    .select([
      'course.id',
      'course.slug',
      'course.status',
      'course.title',
      'course.summary',
      'course.route',
      'course.level',
    ])
    .select([
      'course.subjectCode',
      'course.qualificationTitle',
      'course.qualificationReference',
      'course.awardingBody',
      'course.url',
    ])
    .select(courseTexts.map((text) => `course.${text}` as const))
    .select(['provider.name as providerName', 'provider.slug as providerSlug', 'provider.kind as providerKind'])
    .select(['provider.website', 'provider.email', 'provider.phone', 'provider.urn', 'provider.takesApplications'])
    .select(['provider.postcode as providerPostcode', 'provider.areaId', 'entryRequirement.expression'])
    .select((eb) => [
      jsonArrayFrom(openEventsOfCourse(ctx, eb.ref('course.providerId'), eb.ref('course.id'))).as('openEvents'),
      jsonArrayFrom(linksOfCourse(ctx, eb.ref('course.id'))).as('links'),
      jsonObjectFrom(pauseOf(ctx, eb.ref('course.providerId'))).as('pause'),
    ])
    .executeTakeFirst()
  const { expression, links, ...found } = orNotFound(course, 'course')
  const requirement = requirementFrom(expression ?? undefined)
  return { ...found, requirement, map: routeMap(links), runs: await runsOf(ctx, [found.id]) }
}

export type CoursePage = Awaited<ReturnType<typeof findCourse>>
export type CourseRunShown = CoursePage['runs'][number]

/** The runs of some courses, the next start first and those without a date last. */
export function runsOf(ctx: Context, courseIds: readonly string[]) {
  return runsVisibleTo(ctx)
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .where('courseRun.courseId', 'in', courseIds)
    .where('courseRun.status', '!=', 'withdrawn')
    .select([
      'courseRun.id',
      'courseRun.courseId',
      'courseRun.status',
      'courseRun.isOpen',
      'courseRun.isFull',
      'courseRun.hours',
      'courseRun.startsOn',
      'courseRun.startPrecision',
      'courseRun.startText',
    ])
    .select([
      'courseRun.endsOn',
      'courseRun.duration',
      'courseRun.studyMode',
      'courseRun.attendanceMode',
      'courseRun.attendancePattern',
    ])
    .select([
      'courseRun.defaulted',
      'courseRun.costPence',
      'courseRun.costText',
      'courseRun.age',
      'courseRun.description',
    ])
    .select(['courseRun.applyFrom', 'courseRun.applyUntil', 'courseRun.applyTo'])
    .select(sql<string | null>`course_run.received ->> 'studyMode'`.as('sentMode'))
    .select([
      'site.name as siteName',
      'site.address as siteAddress',
      'site.town as siteTown',
      'site.postcode as sitePostcode',
    ])
    .select(['site.phone as sitePhone', 'site.email as siteEmail'])
    .orderBy('courseRun.startsOn', (order) => order.asc().nullsLast())
    .orderBy('site.name')
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
    .execute()
}

/** The provider's own words for study modes that no filter finds yet, and how many runs use each. */
export function unmappedStudyModes(ctx: Context, providerId: string) {
  return runsVisibleTo(ctx)
    .where('course.providerId', '=', providerId)
    .where('courseRun.status', '=', 'live')
    .where('courseRun.studyMode', 'is', null)
    .where(sql<boolean>`course_run.received ->> 'studyMode' is not null`)
    .select([sql<string>`course_run.received ->> 'studyMode'`.as('word'), sql<number>`count(*)::int`.as('runs')])
    .groupBy('word')
    .orderBy('runs', 'desc')
    .orderBy('word')
    .limit(MOST_WORDS)
    .execute()
}
