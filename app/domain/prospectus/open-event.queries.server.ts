import type { Expression } from 'kysely'
import { coursesVisibleTo, openEventsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

const MOST_ON_A_PAGE = 12
const MOST_FEATURED = 3
const MOST_OWN = 100
const MOST_COURSES = 1000

/** The next open events of a course: its own, and those of its whole provider. Part of the question for its page. */
export function openEventsOfCourse(ctx: Context, providerId: Expression<string>, courseId: Expression<string>) {
  return nextEvents(ctx)
    .where('openEvent.providerId', '=', providerId)
    .where((eb) => eb.or([eb('openEvent.courseId', 'is', null), eb('openEvent.courseId', '=', courseId)]))
    .limit(MOST_ON_A_PAGE)
}

/** The next open events of a provider. */
export function openEventsOfProvider(ctx: Context, providerId: string) {
  return nextEvents(ctx).where('openEvent.providerId', '=', providerId).limit(MOST_ON_A_PAGE).execute()
}

/** The few events that an area shows on its home page. */
export function featuredEvents(ctx: Context, areaId: string) {
  return nextEvents(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'openEvent.providerId')
    .select(['provider.name as providerName', 'provider.slug as providerSlug'])
    .where('openEvent.isFeatured', '=', true)
    .where('provider.areaId', '=', areaId)
    .limit(MOST_FEATURED)
    .execute()
}

/** What comes in an area, for the coordinator who chooses what its home page shows. */
export function openEventsOfArea(ctx: Context, areaId: string) {
  return nextEvents(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'openEvent.providerId')
    .select(['provider.name as providerName', 'openEvent.isFeatured'])
    .where('provider.areaId', '=', areaId)
    .limit(MOST_OWN)
    .execute()
}

/** A provider's own events that have not taken place yet, called off or not. */
export function ownEvents(ctx: Context) {
  return shownEvents(ctx)
    .select('openEvent.cancelledAt')
    .where('openEvent.providerId', '=', ctx.actor.organisationId)
    .where('openEvent.endsAt', '>', ctx.now)
    .limit(MOST_OWN)
    .execute()
}

/** The sites and courses of one's own provider, for the form of an event. */
export async function placesForEvent(ctx: Context) {
  const sites = ctx.db
    .selectFrom('site')
    .select(['id', 'name', 'postcode'])
    .where('organisationId', '=', ctx.actor.organisationId)
    .orderBy('name')
    .limit(MOST_OWN)
  const courses = coursesVisibleTo(ctx)
    .select(['course.id', 'course.title'])
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where('course.status', '=', 'live')
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(MOST_COURSES)
  return { sites: await sites.execute(), courses: await courses.execute() }
}

function nextEvents(ctx: Context) {
  return shownEvents(ctx).where('openEvent.cancelledAt', 'is', null).where('openEvent.endsAt', '>', ctx.now)
}

function shownEvents(ctx: Context) {
  return openEventsVisibleTo(ctx)
    .leftJoin('site', 'site.id', 'openEvent.siteId')
    .leftJoin('course as visited', 'visited.id', 'openEvent.courseId')
    .select(['openEvent.id', 'openEvent.title', 'openEvent.startsAt', 'openEvent.endsAt', 'openEvent.place'])
    .select(['openEvent.details', 'openEvent.bookingUrl', 'visited.title as courseTitle'])
    .select(['site.name as siteName', 'site.town as siteTown', 'site.postcode as sitePostcode'])
    .orderBy('openEvent.startsAt')
    .orderBy('openEvent.id')
}
