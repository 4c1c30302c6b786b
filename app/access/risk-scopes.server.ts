import { isNameOnly } from './people-scopes.server'
import { follows } from './return-scopes.server'
import { learnersVisibleTo } from './scopes.server'
import { audiences, schoolStaff } from './roles'
import type { Asking } from '~/kit/context.server'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * What was counted of a learner's risk: to the school of the roll and to the area's advisers, who may not see it of those that
 * keep their record from the careers service; to a coordinator as counts. Never to whoever decides on applications. Who is followed here no
 * longer is on no list.
 */
export function risksVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const risks = ctx.db.selectFrom('learnerRisk').where(follows('learner_risk.learner_id'))
  if (actor.role === 'system') return risks
  if (schoolStaff.some((role) => role === actor.role))
    return risks
      .where('learnerRisk.schoolId', '=', actor.organisationId ?? nobody)
      .where('learnerRisk.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
  const area = [...audiences.adviser, ...audiences.area].some((role) => role === actor.role) ? actor.areaId : null
  return risks
    .where('learnerRisk.areaId', '=', area ?? nobody)
    .where((eb) => eb.not(isNameOnly(eb.ref('learnerRisk.learnerId'))))
}
