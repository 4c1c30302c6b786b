import { sql } from 'kysely'
import { coursesVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { lastTimeOf } from '~/kit/intake-merge'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import type { TimelineEvent } from '~/domain/learners/timeline'
import { courseTexts } from '~/domain/courses/catalogue'
import type { OwnCoursesQuestion } from './own-course-list'
import { STALE_DAYS } from './own-course'

const PAGE_SIZE = 50
const RUNS_AT_MOST = 200
const EVENTS_AT_MOST = 50
const SITES_AT_MOST = 200

/** The actor's own courses, whatever their state. */
export function coursesOfOwn(ctx: Asking) {
  return coursesVisibleTo(ctx).where('course.providerId', '=', ctx.actor.organisationId)
}

/** One page of a provider's own courses by title, with what is missing in each, their starts and the applications sent for them. */
export async function ownCourses(ctx: Context, question: OwnCoursesQuestion) {
  const start = valuesAt(question.after, 2)
  const staleBefore = addDays(londonDay(ctx.now), -STALE_DAYS)
  const rows = await coursesOfOwn(ctx)
    .select(['course.id', 'course.slug', 'course.title', 'course.status', 'course.reviewedOn', 'course.publishOn'])
    .select(['course.summary', 'course.route', 'course.level', 'course.subjectCode', 'course.origin'])
    .select(sql<string>`to_char(course.updated_at at time zone 'Europe/London', 'YYYY-MM-DD')`.as('updatedOn'))
    .select((eb) => [
      sql<boolean>`coalesce(course.description, course.summary) is null`.as('hasNoWords'),
      sql<boolean>`course.entry_requirements is null`.as('hasNoEntry'),
      eb
        .selectFrom('courseRun')
        .select(sql<number>`count(*)::int`.as('runs'))
        .whereRef('courseRun.courseId', '=', 'course.id')
        .where('courseRun.status', '=', 'live')
        .as('runs'),
      eb
        .selectFrom('courseRun')
        .select(sql<number>`count(*)::int`.as('drafts'))
        .whereRef('courseRun.courseId', '=', 'course.id')
        .where('courseRun.status', '=', 'draft')
        .as('drafts'),
      eb
        .selectFrom('choice')
        .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
        .select(sql<number>`count(*)::int`.as('choices'))
        .whereRef('courseRun.courseId', '=', 'course.id')
        .where('choice.sentAt', 'is not', null)
        .as('choices'),
    ])
    .$if(question.q !== '', (query) =>
      query.where('course.title', 'ilike', `%${question.q.replace(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(question.state !== '', (query) => query.where('course.status', '=', question.state || 'live'))
    .$if(question.need === 'stale', (query) => query.where(isStaleSince(staleBefore)))
    .$if(question.need === 'incomplete', (query) => query.where(isIncomplete))
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

/** How many of the provider's courses are in each state, and how many want looking through. */
export async function countOwnCourses(ctx: Context) {
  const staleBefore = addDays(londonDay(ctx.now), -STALE_DAYS)
  return coursesOfOwn(ctx)
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('course.status', '=', 'draft').as('draft'),
      eb.fn.countAll<number>().filterWhere('course.status', '=', 'live').as('live'),
      eb.fn.countAll<number>().filterWhere('course.status', '=', 'withdrawn').as('withdrawn'),
      eb.fn
        .countAll<number>()
        .filterWhere(eb.and([eb('course.status', '=', 'live'), isStaleSince(staleBefore)]))
        .as('stale'),
      eb.fn
        .countAll<number>()
        .filterWhere(eb.and([eb('course.status', '=', 'live'), isIncomplete]))
        .as('incomplete'),
    ])
    .executeTakeFirstOrThrow()
}

/** One of the provider's own courses with everything that may be written about it, and its starts. */
export async function findOwnCourse(ctx: Context, courseId: string) {
  const course = await coursesOfOwn(ctx)
    .where('course.id', '=', courseId)
    .select([
      'course.id',
      'course.slug',
      'course.status',
      'course.version',
      'course.origin',
      'course.edited',
      'course.title',
    ])
    .select(['course.summary', 'course.route', 'course.level', 'course.subjectCode', 'course.keywords', 'course.url'])
    .select(['course.qualificationTitle', 'course.qualificationReference', 'course.awardingBody'])
    .select(['course.reviewedOn', 'course.publishOn', 'course.providerId'])
    .select(sql<string>`to_char(course.updated_at at time zone 'Europe/London', 'YYYY-MM-DD')`.as('updatedOn'))
    .select(courseTexts.map((text) => `course.${text}` as const))
    .executeTakeFirst()
  return { ...orNotFound(course, 'course'), runs: await ownRuns(ctx, courseId) }
}

export type OwnCourse = Awaited<ReturnType<typeof findOwnCourse>>

/** The starts of a course with those who have applied, the next one first; withdrawn ones last. */
function ownRuns(ctx: Context, courseId: string) {
  return coursesOfOwn(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .where('course.id', '=', courseId)
    .select(['courseRun.id', 'courseRun.status', 'courseRun.isOpen', 'courseRun.isFull', 'courseRun.publishOn'])
    .select('courseRun.cancelledAt')
    .select([
      'courseRun.startsOn',
      'courseRun.startText',
      'courseRun.startPrecision',
      'courseRun.siteId',
      'courseRun.studyMode',
    ])
    .select([
      'courseRun.attendancePattern',
      'courseRun.defaulted',
      'courseRun.costPence',
      'courseRun.costText',
      'courseRun.places',
      'courseRun.offersPerHundred',
    ])
    .select([
      'courseRun.applyFrom',
      'courseRun.applyUntil',
      'site.name as siteName',
      'courseRun.origin',
      'courseRun.edited',
    ])
    .select(sql<string | null>`course_run.received ->> 'studyMode'`.as('sentMode'))
    .select((eb) =>
      eb
        .selectFrom('choice')
        .select(sql<number>`count(*)::int`.as('applicants'))
        .whereRef('choice.courseRunId', '=', 'courseRun.id')
        .where('choice.sentAt', 'is not', null)
        .as('applicants'),
    )
    .orderBy(sql`course_run.status = 'withdrawn'`)
    .orderBy('courseRun.startsOn', (order) => order.asc().nullsLast())
    .orderBy('courseRun.id')
    .limit(RUNS_AT_MOST)
    .execute()
}

/** One start of one of the provider's own courses. */
export async function findOwnRun(ctx: Context, courseId: string, runId: string) {
  const run = await coursesOfOwn(ctx)
    .innerJoin('courseRun', 'courseRun.courseId', 'course.id')
    .where('course.id', '=', courseId)
    .where('courseRun.id', '=', runId)
    .select(['course.title as courseTitle', 'course.status as courseStatus', 'courseRun.id', 'courseRun.courseId'])
    .select(['courseRun.status', 'courseRun.isOpen', 'courseRun.isFull', 'courseRun.version', 'courseRun.publishOn'])
    .select([
      'courseRun.siteId',
      'courseRun.startsOn',
      'courseRun.startText',
      'courseRun.startPrecision',
      'courseRun.endsOn',
    ])
    .select([
      'courseRun.duration',
      'courseRun.hours',
      'courseRun.studyMode',
      'courseRun.attendanceMode',
      'courseRun.attendancePattern',
    ])
    .select([
      'courseRun.costPence',
      'courseRun.costText',
      'courseRun.age',
      'courseRun.places',
      'courseRun.hasHardLimit',
      'courseRun.offersPerHundred',
    ])
    .select(['courseRun.applyFrom', 'courseRun.applyUntil', 'courseRun.url', 'courseRun.defaulted', 'courseRun.origin'])
    .executeTakeFirst()
  return orNotFound(run, 'start')
}

/** The places of the actor's provider, to choose from. */
export function ownSites(ctx: Context) {
  return ctx.db
    .selectFrom('site')
    .select(['id', 'name', 'town', 'postcode'])
    .where('organisationId', '=', ctx.actor.organisationId)
    .orderBy('name')
    .orderBy('id')
    .limit(SITES_AT_MOST)
    .execute()
}

/** What was done with a course and its starts, the newest first. */
export async function eventsOfCourse(ctx: Context, courseId: string): Promise<TimelineEvent[]> {
  const rows = await ctx.db
    .selectFrom('auditEvent')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .leftJoin('organisation', 'organisation.id', 'auditEvent.organisationId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars', 'auditEvent.supportActorId', 'account.name as actorName'])
    .select('organisation.name as organisationName')
    .where('auditEvent.subjectId', 'in', ownSubjects(ctx, courseId))
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
  return rows.map(({ supportActorId, particulars, ...event }) => ({
    ...event,
    isOnBehalf: supportActorId !== null,
    particulars: lastTimeOf(particulars) ?? {},
  }))
}

/** A course and its starts, as the record names them. */
function ownSubjects(ctx: Context, courseId: string) {
  const course = coursesOfOwn(ctx).where('course.id', '=', courseId)
  return course
    .select('course.id')
    .unionAll(course.innerJoin('courseRun', 'courseRun.courseId', 'course.id').select('courseRun.id'))
}

function isStaleSince(day: string) {
  return sql<boolean>`coalesce(course.reviewed_on, (course.updated_at at time zone 'Europe/London')::date) < ${day}::date`
}

// What the list calls incomplete is what no learner can do without.
const isIncomplete = sql<boolean>`(coalesce(course.summary, course.description) is null or coalesce(course.route, course.level) is null
  or not exists (select from course_run run where run.course_id = course.id and run.status = 'live'))`
