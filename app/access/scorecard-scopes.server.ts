import type { Asking } from '~/kit/context.server'
import { isAllowed } from './policy'
import { rollKeepers } from './roles'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Months as they were counted: those of the area, to its coordinators and its advisers, and to those who keep the roll of a school, whose own
 * figures are kept back with the area's. The month that runs changes every night, and from two
 * nights one could tell what one person did: whoever may not see names, and whatever leaves, has it as it stood in its middle.
 */
export function scorecardMonthsVisibleTo(ctx: Asking, { isToLeave = false } = {}) {
  const months = ctx.db.selectFrom('scorecardMonth')
  const { role, areaId } = ctx.actor
  if (role === 'system') return months
  const isOfArea = ['coordinator', 'adviser', ...rollKeepers].includes(role)
  const seesNames = !isToLeave && isAllowed(ctx.actor, 'scorecard.names', { areaId })
  return months
    .where('scorecardMonth.areaId', '=', isOfArea ? (areaId ?? nobody) : nobody)
    .where('scorecardMonth.stand', 'in', seesNames ? ['running', 'whole'] : ['mid-month', 'whole'])
}

/**
 * The people of a school by age, sex and the like: to those who keep its roll. What is kept back of it is judged by the other schools of the
 * area as well, whose numbers no page tells them.
 */
export function schoolCountsVisibleTo(ctx: Asking, { isToJudge = false } = {}) {
  const { role, organisationId, areaId } = ctx.actor
  const keeps = rollKeepers.some((one) => one === role)
  return ctx.db
    .selectFrom('scorecardSchoolCount')
    .innerJoin('scorecardMonth', 'scorecardMonth.id', 'scorecardSchoolCount.monthId')
    .$if(!isToJudge, (counts) =>
      counts.where('scorecardSchoolCount.schoolId', '=', keeps ? (organisationId ?? nobody) : nobody),
    )
    .$if(isToJudge, (counts) => counts.where('scorecardMonth.areaId', '=', keeps ? (areaId ?? nobody) : nobody))
    .where('scorecardMonth.stand', 'in', ['mid-month', 'whole'])
}
