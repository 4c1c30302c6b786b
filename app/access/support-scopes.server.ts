import type { Asking } from '~/kit/context.server'

/*
 * What the support team sees of single choices, apart from everybody's rows: only where an ending is put right.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Choices that ended and may be put right: to support, by the reference number of their application. */
export function endedChoicesVisibleTo(ctx: Asking) {
  const choices = ctx.db.selectFrom('choice')
  return isSupport(ctx) ? choices : choices.where('choice.id', '=', nobody)
}

/** Requests to put an ending right: to support alone. */
export function restorationsVisibleTo(ctx: Asking) {
  const restorations = ctx.db.selectFrom('restoration')
  return isSupport(ctx) ? restorations : restorations.where('restoration.id', '=', nobody)
}

function isSupport({ actor }: Asking) {
  return actor.role === 'system' || actor.role === 'support'
}
