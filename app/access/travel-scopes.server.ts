import type { Asking } from '~/kit/context.server'
import { houseOf } from './provider-rights'
import { providerStaff, schoolStaff } from './roles'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Minibus runs: those of one’s own school or provider. */
export function minibusesVisibleTo(ctx: Asking) {
  const runs = ctx.db.selectFrom('minibusRun')
  const { actor } = ctx
  if (actor.role === 'system') return runs
  const isStaff = [...schoolStaff, ...providerStaff].some((role) => role === actor.role)
  return runs.where('minibusRun.organisationId', '=', isStaff ? houseOf(actor) : nobody)
}
