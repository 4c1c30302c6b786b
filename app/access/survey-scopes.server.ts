import type { Asking } from '~/kit/context.server'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Surveys: to a coordinator all of the area, to a learner of it those that are open. Answers have no learner and are counted only. */
export function surveysVisibleTo(ctx: Asking) {
  const { role, areaId } = ctx.actor
  const surveys = ctx.db.selectFrom('survey')
  if (role === 'system') return surveys
  const ofArea = surveys.where('survey.areaId', '=', areaId ?? nobody)
  if (role === 'coordinator') return ofArea
  return role === 'learner' ? ofArea.where('survey.state', '=', 'open') : surveys.where('survey.areaId', '=', nobody)
}
