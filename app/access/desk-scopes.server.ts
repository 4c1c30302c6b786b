import type { Asking } from '~/kit/context.server'
import { applicantsOf } from './provider-rights'
import { answerers } from './roles'
import { choicesVisibleTo } from './scopes.server'

/** Times to enrol: the provider's own; to a learner, those of providers where a place is confirmed. */
export function enrolmentTimesVisibleTo(ctx: Asking) {
  const times = ctx.db.selectFrom('enrolmentTime')
  const { actor } = ctx
  if (actor.role === 'system') return times
  if (actor.role === 'learner') {
    const confirmed = choicesVisibleTo(ctx).where('choice.state', '=', 'place_confirmed').select('choice.providerId')
    return times.where('enrolmentTime.providerId', 'in', confirmed)
  }
  const isStaff = answerers.some((role) => role === actor.role)
  return isStaff
    ? times.where('enrolmentTime.providerId', '=', applicantsOf(actor))
    : times.where('enrolmentTime.id', 'is', null)
}
