import type { Context } from '~/kit/context.server'

/** The address from which the actor's provider has its courses fetched, and how that went last. */
export function findFeed(ctx: Context) {
  return ctx.db
    .selectFrom('courseFeed')
    .select(['url', 'isOn', 'triedAt', 'outcome', 'lastIntakeId', 'version'])
    .where('organisationId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
}

/** The providers whose feeds are fetched tonight. */
export function feedsToPull(ctx: Context) {
  return ctx.db
    .selectFrom('courseFeed')
    .select('organisationId')
    .where('isOn', '=', true)
    .orderBy('organisationId')
    .limit(5_000)
    .execute()
}
