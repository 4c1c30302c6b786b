import type { Context } from '~/kit/context.server'
import { learnersVisibleTo } from '~/access/scopes.server'

const MARKS_AT_MOST = 200

/** The address of a learner that does not work, for staff who see the record: letters wait until there is another. */
export async function brokenAddressOf(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom(learnersVisibleTo(ctx).select(['learner.id', 'learner.email']).as('learner'))
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .innerJoin('bouncedAddress', (join) =>
      join.on((eb) => eb('bouncedAddress.email', '=', eb.fn.coalesce('account.email', 'learner.email'))),
    )
    .select(['bouncedAddress.email', 'bouncedAddress.bouncedAt'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
}

/** The addresses that do not work, the newest first, for support. */
export function brokenAddresses(ctx: Context) {
  return ctx.db
    .selectFrom('bouncedAddress')
    .select(['email', 'bouncedAt', 'reason'])
    .orderBy('bouncedAt', 'desc')
    .orderBy('email')
    .limit(MARKS_AT_MOST)
    .execute()
}
