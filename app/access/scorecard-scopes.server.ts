import type { Asking } from '~/kit/context.server'
import { isAllowed } from './policy'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Months as they were counted: those of the area, to its coordinators and its advisers. The month that runs changes every night, and from two
 * nights one could tell what one person did: whoever may not see names, and whatever leaves, has it as it stood in its middle.
 */
export function scorecardMonthsVisibleTo(ctx: Asking, { isToLeave = false } = {}) {
  const months = ctx.db.selectFrom('scorecardMonth')
  const { role, areaId } = ctx.actor
  if (role === 'system') return months
  const isOfArea = role === 'coordinator' || role === 'adviser'
  const seesNames = !isToLeave && isAllowed(ctx.actor, 'scorecard.names', { areaId })
  return months
    .where('scorecardMonth.areaId', '=', isOfArea ? (areaId ?? nobody) : nobody)
    .where('scorecardMonth.stand', 'in', seesNames ? ['running', 'whole'] : ['mid-month', 'whole'])
}
