import type { Asking } from '~/kit/context.server'
import { houseOf } from './provider-rights'
import { admissionsStaff, rollKeepers } from './roles'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Statements of charges: a host’s own, drafts too; to the home school those that are issued; to a coordinator those of the
 * area’s hosts, of which no door of theirs shows a line.
 */
export function chargesVisibleTo(ctx: Asking) {
  const charges = ctx.db.selectFrom('chargeStatement')
  const { actor } = ctx
  if (actor.role === 'system') return charges
  if (admissionsStaff.some((role) => role === actor.role)) {
    return charges.where('chargeStatement.hostId', '=', houseOf(actor))
  }
  const issued = charges.where('chargeStatement.state', '=', 'issued')
  if (rollKeepers.some((role) => role === actor.role)) {
    return issued.where('chargeStatement.homeId', '=', actor.organisationId ?? nobody)
  }
  const area = actor.role === 'coordinator' ? actor.areaId : null
  const hosts = ctx.db
    .selectFrom('organisation')
    .select('id')
    .where('areaId', '=', area ?? nobody)
  return issued.where('chargeStatement.hostId', 'in', hosts)
}

/** Rates: those of the viewer’s area. */
export function ratesVisibleTo(ctx: Asking) {
  const rates = ctx.db.selectFrom('chargeRate')
  return ctx.actor.role === 'system' ? rates : rates.where('chargeRate.areaId', '=', ctx.actor.areaId ?? nobody)
}
