import { mustBeAllowed } from '~/access/guard.server'
import { findRegistration } from '~/domain/registrations/registration.queries.server'
import type { Context } from '~/kit/context.server'
import { likelyDuplicates } from './merge.queries.server'

/** Somebody who came by themselves, with the records there are of who may be the same. */
export async function findToMatch(ctx: Context, registrationId: string) {
  const registration = await findRegistration(ctx, registrationId)
  const { areaId, schoolId, learnerId } = registration
  mustBeAllowed(ctx, 'registration.decide', { areaId, schoolId })
  const likely = await likelyDuplicates(ctx, areaId, registration, learnerId ?? '')
  const isAdviser = ctx.actor.role === 'adviser'
  return {
    registration,
    likely: likely.map((one) => ({ ...one, mayChoose: isAdviser || one.schoolId === ctx.actor.organisationId })),
  }
}
