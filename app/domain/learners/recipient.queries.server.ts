import type { Context } from '~/kit/context.server'
import type { Recipient } from '~/kit/mail.server'

/** Where letters to a learner go: the address they sign in with, or the one the school gave. */
export async function learnerRecipient(ctx: Context, learnerId: string): Promise<Recipient | null> {
  const learner = await ctx.db
    .selectFrom('learner')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.givenNames as name', 'account.id as accountId'])
    .select((eb) => eb.fn.coalesce('account.email', 'learner.email').as('email'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return learner?.email ? { ...learner, email: learner.email } : null
}
