import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'

/** Marks an address whose letter came back by post, as support read it: nothing more is sent there. */
export function recordBounce(ctx: Context, email: string) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'bounce.keep', {})
    const marked = await ctx.db
      .insertInto('bouncedAddress')
      .values({ email, bouncedAt: ctx.now, reason: 'A letter came back.' })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst()
    if (marked.numInsertedOrUpdatedRows) await record(ctx, 'address.bounced', { type: 'address', id: newId() })
  })
}

/** Lets an address be tried again, since it works now. */
export function tryAddressAgain(ctx: Context, email: string) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'bounce.keep', {})
    const freed = await ctx.db.deleteFrom('bouncedAddress').where('email', '=', email).executeTakeFirst()
    if (freed.numDeletedRows > 0n) await record(ctx, 'address.tried-again', { type: 'address', id: newId() })
  })
}
