import type { Asking } from '~/kit/context.server'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Months as they were counted: those of the area, to its coordinators and its advisers. */
export function scorecardMonthsVisibleTo(ctx: Asking) {
  const months = ctx.db.selectFrom('scorecardMonth')
  const { role, areaId } = ctx.actor
  if (role === 'system') return months
  const isOfArea = role === 'coordinator' || role === 'adviser'
  return months.where('scorecardMonth.areaId', '=', isOfArea ? (areaId ?? nobody) : nobody)
}
