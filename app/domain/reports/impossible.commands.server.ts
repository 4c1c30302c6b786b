import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import type { Check } from '~/kit/checks.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { findImpossibleStates } from './support.queries.server'

/** Each night: keeps what was found for support to read, in place of what the night before found. */
export function keepImpossibleStates(ctx: Context, checks: readonly Check[]) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'support.see', {})
    const found = await findImpossibleStates(ctx, checks)
    await ctx.db.deleteFrom('impossibleState').execute()
    const rows = found.map((one) => ({ id: newId(), ...one, foundAt: ctx.now }))
    if (rows.length > 0) await ctx.db.insertInto('impossibleState').values(rows).execute()
    await record(
      ctx,
      'impossible-states.looked-for',
      { type: 'check', id: newId() },
      { checks: checks.length, found: found.length },
    )
    return found.length
  })
}
