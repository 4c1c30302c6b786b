import type { Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { isAllowed, whoCan, type Action, type PolicySubject } from './policy'

/** The lock of every deed: passes in silence, or says who can. */
export function mustBeAllowed(ctx: Context, action: Action, subject: PolicySubject) {
  if (!isAllowed(ctx.actor, action, subject)) throw new NotAllowed(whoCan(action))
}
