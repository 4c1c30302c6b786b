import type { Asking } from '~/kit/context.server'
import { admissionsStaff } from './roles'

/*
 * Which rows about how a provider works, apart from any one application, a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Times for interviews, as those who lay them out see them. A learner comes to them from a choice. */
export function interviewSlotsVisibleTo(ctx: Asking) {
  const { role, organisationId } = ctx.actor
  const isOfAdmissions = admissionsStaff.some((one) => one === role)
  return ctx.db
    .selectFrom('interviewSlot')
    .where('interviewSlot.providerId', '=', (isOfAdmissions ? organisationId : null) ?? nobody)
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
