import type { Expression } from 'kysely'
import type { Asking, Context } from '~/kit/context.server'

const DUE_AT_ONCE = 200

/** The pause a provider has set and that has not been told over yet; part of a larger question. Which days it counts is for `pauseOn`. */
export function pauseOf(ctx: Asking, providerId: Expression<string>) {
  return ctx.db
    .selectFrom('requestsOff')
    .select(['requestsOff.fromOn', 'requestsOff.opensOn', 'requestsOff.sentence'])
    .where('requestsOff.providerId', '=', providerId)
    .where('requestsOff.toldAt', 'is', null)
    .limit(1)
}

/** The pause of the viewer's own provider, with who set it. */
export function findOwnPause(ctx: Context) {
  return ctx.db
    .selectFrom('requestsOff')
    .leftJoin('account', 'account.id', 'requestsOff.setById')
    .select(['requestsOff.id', 'requestsOff.fromOn', 'requestsOff.opensOn', 'requestsOff.sentence'])
    .select(['requestsOff.setAt', 'account.name as setBy'])
    .where('requestsOff.providerId', '=', ctx.actor.organisationId)
    .where('requestsOff.toldAt', 'is', null)
    .executeTakeFirst()
}

/** Pauses whose last day is over and of which nobody has been told. */
export function pausesDue(ctx: Context, today: string) {
  return ctx.db
    .selectFrom('requestsOff')
    .select(['id', 'providerId'])
    .where('toldAt', 'is', null)
    .where('opensOn', '<=', today)
    .orderBy('opensOn')
    .orderBy('id')
    .limit(DUE_AT_ONCE)
    .execute()
}
