import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo, providersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { orNotFound } from '~/kit/errors'
import { firstArea } from '../areas/area.queries.server'
import { courseTexts, noTexts } from '~/domain/courses/catalogue'
import { courseLines, csvHeadings } from './course-csv'
import type { FeedCourse, FeedProvider } from './feed'
import { beginFeed, beginProvider, courseElement, endFeed, endProvider } from './xcri-feed'

const PROVIDERS_AT_MOST = 2000
const RUNS_AT_MOST = 200
const BATCH = 200

/** The number of the prospectus as it stands: whoever has the feed of this number has nothing new to fetch. */
export async function editionNumber(ctx: Context): Promise<number> {
  const edition = await ctx.db.selectFrom('prospectusEdition').select('number').executeTakeFirst()
  return Number(edition?.number ?? 0)
}

/** The prospectus as XCRI-CAP 1.2 in pieces of a few hundred courses: all of it, or one provider's. */
export async function* xcriFeed(ctx: Context, providerSlug: string | null): AsyncGenerator<string> {
  const { ORIGIN } = env()
  const providers = await feedProviders(ctx, providerSlug)
  if (providerSlug !== null) orNotFound(providers[0], 'provider')
  const area = await firstArea(ctx)
  yield beginFeed({ title: `Courses after Year 11 in ${area?.name ?? 'this area'}`, uri: ORIGIN, generated: ctx.now })
  for (const provider of providers) {
    yield beginProvider(provider, ORIGIN)
    for await (const courses of feedCourses(ctx, provider.id)) {
      yield courses.map((course) => courseElement(course, ORIGIN)).join('')
    }
    yield endProvider(provider)
  }
  yield endFeed
}

/** The prospectus as a sheet, in pieces of a few hundred courses: all of it, or one provider's. */
export async function* csvFeed(ctx: Context, providerSlug: string | null): AsyncGenerator<string> {
  const wishes = { origin: env().ORIGIN, isOfArea: providerSlug === null }
  const providers = await feedProviders(ctx, providerSlug)
  if (providerSlug !== null) orNotFound(providers[0], 'provider')
  yield csvHeadings(wishes.isOfArea)
  for (const provider of providers) {
    for await (const courses of feedCourses(ctx, provider.id)) {
      yield courses.map((course) => courseLines(course, provider, wishes)).join('')
    }
  }
}

/** Providers with courses in the prospectus, by their addresses. */
export function feedProviders(ctx: Context, slug: string | null): Promise<FeedProvider[]> {
  return providersVisibleTo(ctx)
    .select(['provider.id', 'provider.slug', 'provider.name', 'provider.summary', 'provider.website', 'provider.ukprn'])
    .select(['provider.address', 'provider.town', 'provider.postcode'])
    .where((eb) =>
      eb.exists(
        eb.selectFrom('courseSearch').select('courseId').whereRef('courseSearch.providerId', '=', 'provider.id'),
      ),
    )
    .$if(slug !== null, (query) => query.where('provider.slug', '=', slug ?? ''))
    .orderBy('provider.slug')
    .limit(PROVIDERS_AT_MOST)
    .execute()
}

/** One live course with its runs and its provider; a 404 where there is none. */
export async function feedCourse(ctx: Context, slug: string) {
  const row = await courses(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .select(['provider.slug as providerSlug', 'provider.name as providerName'])
    .where('course.slug', '=', slug)
    .executeTakeFirst()
  const found = orNotFound(row, 'course')
  return { ...courseFrom(found), providerSlug: found.providerSlug, providerName: found.providerName }
}

const PAGES_AT_MOST = 49_000 // a map of a site holds fifty thousand

/** The address of every live course, with the day it last changed. */
export async function courseAddresses(ctx: Context) {
  const rows = await coursesVisibleTo(ctx)
    .select(['course.slug', 'course.updatedAt'])
    .where('course.status', '=', 'live')
    .orderBy('course.slug')
    .limit(PAGES_AT_MOST)
    .execute()
  return rows.map(({ slug, updatedAt }) => ({ slug, changedOn: londonDay(updatedAt) }))
}

async function* feedCourses(ctx: Context, providerId: string): AsyncGenerator<FeedCourse[]> {
  let after = ''
  for (;;) {
    const rows = await coursesAfter(ctx, providerId, after)
    if (rows.length > 0) yield rows.map(courseFrom)
    if (rows.length < BATCH) return
    after = rows.at(-1)?.slug ?? ''
  }
}

type Row = Awaited<ReturnType<typeof coursesAfter>>[number]

function courseFrom(row: Row): FeedCourse {
  const texts = Object.fromEntries(courseTexts.map((text) => [text, row[text]]))
  return { ...row, texts: { ...noTexts, ...texts } }
}

function coursesAfter(ctx: Context, providerId: string, after: string) {
  return courses(ctx)
    .where('course.providerId', '=', providerId)
    .where('course.slug', '>', after)
    .orderBy('course.slug')
    .limit(BATCH)
    .execute()
}

function courses(ctx: Context) {
  return coursesVisibleTo(ctx)
    .select(['course.id', 'course.slug', 'course.title', 'course.summary', 'course.route', 'course.level'])
    .select(['course.keywords', 'course.qualificationTitle', 'course.qualificationReference', 'course.awardingBody'])
    .select(['course.key', 'course.url', 'course.updatedAt', ...courseTexts.map((text) => `course.${text}` as const)])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('courseRun as run')
          .select(['run.id', 'run.startsOn', 'run.startPrecision', 'run.startText', 'run.endsOn', 'run.duration'])
          .select(['run.studyMode', 'run.attendanceMode', 'run.attendancePattern', 'run.defaulted', 'run.costPence'])
          .select(['run.costText', 'run.age', 'run.places', 'run.applyFrom', 'run.applyUntil', 'run.description'])
          .select(sql<boolean>`is_run_open(run, ${londonDay(ctx.now)}::date)`.as('isOpen'))
          .select((eb) =>
            jsonObjectFrom(
              eb
                .selectFrom('site')
                .select([
                  'site.key',
                  'site.name',
                  'site.address',
                  'site.town',
                  'site.postcode',
                  'site.phone',
                  'site.email',
                ])
                .whereRef('site.id', '=', 'run.siteId'),
            ).as('site'),
          )
          .whereRef('run.courseId', '=', 'course.id')
          .where('run.status', '=', 'live')
          .orderBy('run.startsOn')
          .orderBy('run.id')
          .limit(RUNS_AT_MOST),
      ).as('runs'),
    )
    .where('course.status', '=', 'live')
}
