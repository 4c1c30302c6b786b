import type { Asking } from '~/kit/context.server'
import { applicantsOf, houseOf } from './provider-rights'
import { admissionsStaff, answerers } from './roles'

/*
 * Which rows about how a provider works, apart from any one application, a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Times for interviews, as those who lay them out see them. A learner comes to them from a choice. */
export function interviewSlotsVisibleTo(ctx: Asking) {
  const isOfAdmissions = answerers.some((one) => one === ctx.actor.role)
  return ctx.db
    .selectFrom('interviewSlot')
    .where('interviewSlot.providerId', '=', isOfAdmissions ? applicantsOf(ctx.actor) : nobody)
}

/** How the providers of one's area did, for admissions staff: only ever read as a median of several. */
export function providerYearsVisibleTo(ctx: Asking) {
  const { role, areaId } = ctx.actor
  const isOfAdmissions = admissionsStaff.some((one) => one === role)
  return ctx.db.selectFrom('providerYear').where('providerYear.cycleId', 'in', (eb) =>
    eb
      .selectFrom('cycle')
      .select('cycle.id')
      .where('cycle.areaId', '=', (isOfAdmissions ? areaId : null) ?? nobody),
  )
}

/** Tokens of programs: those of one's own organisation, to those who manage its access. */
export function apiTokensVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const tokens = ctx.db.selectFrom('apiToken')
  if (actor.role === 'system') return tokens
  return tokens.where('apiToken.organisationId', '=', actor.rights.includes('manage') ? houseOf(actor) : nobody)
}

/** Webhooks of programs: those of one's own organisation, to those who manage its access. */
export function webhooksVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const webhooks = ctx.db.selectFrom('webhook')
  if (actor.role === 'system') return webhooks
  return webhooks.where('webhook.organisationId', '=', actor.rights.includes('manage') ? houseOf(actor) : nobody)
}

/** Applications that a provider told of, received by its own form: to the provider that told, and nobody else’s beside them. */
export function toldApplicationsVisibleTo(ctx: Asking) {
  const isOfAdmissions = answerers.some((one) => one === ctx.actor.role)
  return ctx.db
    .selectFrom('outsideApplication')
    .where('outsideApplication.toldById', '=', isOfAdmissions ? applicantsOf(ctx.actor) : nobody)
}

/** Agreements between providers: those that one's own house is a side of. */
export function agreementsVisibleTo(ctx: Asking) {
  const house = admissionsStaff.some((one) => one === ctx.actor.role) ? houseOf(ctx.actor) : nobody
  return ctx.db
    .selectFrom('organisationLink')
    .where((eb) => eb.or([eb('organisationLink.ownerId', '=', house), eb('organisationLink.partnerId', '=', house)]))
}
