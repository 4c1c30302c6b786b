import { mustBeAllowed } from '~/access/guard.server'
import { coursesVisibleTo, openEventsVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import type { OpenEventForm } from './open-event.schemas'

/** Plans a day on which a provider can be visited. It shows at once on the provider's page and on those of its courses. */
export function planOpenEvent(ctx: Context, { day, start, end, site, course, ...told }: OpenEventForm) {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'open-event.plan', { providerId })
    const startsAt = londonMoment(day, start)
    if (startsAt <= ctx.now) throw new Refusal('in-the-past', 'Choose a day and time that are still to come', 'day')
    await mustBeOwn(ctx, providerId, site, course)
    const id = newId()
    const times = { startsAt, endsAt: londonMoment(day, end) }
    const row = { id, providerId, siteId: site, courseId: course, createdById: ctx.actor.id, createdAt: ctx.now }
    await ctx.db
      .insertInto('openEvent')
      .values({ ...row, ...times, ...told })
      .execute()
    await record(
      ctx,
      'open-event.planned',
      { type: 'open-event', id, organisationId: providerId },
      { title: told.title, day },
    )
    return id
  })
}

/** Calls an event off; it is no longer shown. */
export function cancelOpenEvent(ctx: Context, eventId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId, cancelledAt } = await lockEvent(ctx, eventId)
    mustBeAllowed(ctx, 'open-event.plan', { providerId })
    if (cancelledAt !== null) throw new Refusal('cancelled-already', 'This event has been called off already.')
    await ctx.db.updateTable('openEvent').set({ cancelledAt: ctx.now }).where('id', '=', eventId).execute()
    await record(ctx, 'open-event.cancelled', { type: 'open-event', id: eventId, organisationId: providerId })
  })
}

/** The area shows an event on its home page, or no longer does. */
export function featureOpenEvent(ctx: Context, eventId: string, isFeatured: boolean) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId, areaId } = await lockEvent(ctx, eventId)
    mustBeAllowed(ctx, 'open-event.feature', { areaId })
    await ctx.db.updateTable('openEvent').set({ isFeatured }).where('id', '=', eventId).execute()
    const action = isFeatured ? 'open-event.featured' : 'open-event.unfeatured'
    await record(ctx, action, { type: 'open-event', id: eventId, organisationId: providerId })
  })
}

async function mustBeOwn(ctx: Context, providerId: string, siteId: string | null, courseId: string | null) {
  const site = ctx.db.selectFrom('site').select('id').where('id', '=', siteId).where('organisationId', '=', providerId)
  if (siteId !== null && !(await site.executeTakeFirst()))
    throw new Refusal('not-own', 'Choose one of your own sites', 'site')
  const course = coursesVisibleTo(ctx)
    .select('course.id')
    .where('course.id', '=', courseId)
    .where('course.providerId', '=', providerId)
  if (courseId !== null && !(await course.executeTakeFirst()))
    throw new Refusal('not-own', 'Choose one of your own courses', 'course')
}

async function lockEvent(ctx: Context, eventId: string) {
  const event = await openEventsVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'openEvent.providerId')
    .select(['openEvent.providerId', 'openEvent.cancelledAt', 'provider.areaId'])
    .where('openEvent.id', '=', eventId)
    .forUpdate('openEvent')
    .executeTakeFirst()
  return orNotFound(event, 'open event')
}
