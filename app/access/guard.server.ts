import type { Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import type { PolicySubject } from './facts'
import { isAllowed, whoCan, type Action } from './policy'

/** The lock of every deed: passes in silence, or says who can. */
export function mustBeAllowed(ctx: Context, action: Action, subject: PolicySubject) {
  if (!isAllowed(ctx.actor, action, subject)) throw new NotAllowed(whoCan(action))
}
