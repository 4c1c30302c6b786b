import { sql } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { audienceOf } from './roles'
import { learnersVisibleTo } from './scopes.server'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Notices: to a coordinator all of the area; to everybody else of the area those for their audience, while they are shown on a day. */
export function noticesVisibleTo(ctx: Asking, today: string) {
  const { role, areaId } = ctx.actor
  const notices = ctx.db.selectFrom('notice')
  if (role === 'system') return notices
  // A parent belongs to no area: those of the children count.
  const ofArea =
    role === 'parent'
      ? notices.where('notice.areaId', 'in', learnersVisibleTo(ctx).select(sql<string>`learner.area_id`.as('areaId')))
      : notices.where('notice.areaId', '=', areaId ?? nobody)
  if (role === 'coordinator') return ofArea
  return ofArea
    .where('notice.withdrawnAt', 'is', null)
    .where(sql<boolean>`${audienceOf(role) ?? ''} = any (notice.audiences)`)
    .where((eb) => eb.or([eb('notice.shownUntil', 'is', null), eb('notice.shownUntil', '>=', today)]))
}
