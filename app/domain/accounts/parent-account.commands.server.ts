import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { fitsPassword } from '~/kit/password.server'
import { countTry } from '~/kit/throttle.server'
import { signInTries } from './account'
import { isParentAccount } from './account.queries.server'

type Known = { id: string; passwordHash: string | null; isDisabled: boolean; learnerId: string | null }

/** The account of an adult who has one already. Its own password is asked for: the letter alone does not open it. */
export async function knownParent(account: Known, password: string): Promise<string> {
  await countTry(signInTries, account.id)
  if (account.learnerId !== null) {
    throw new Refusal(
      'own-account',
      'This is the address of a learner’s own account. Ask to be invited at another one.',
    )
  }
  if (account.isDisabled || !(await fitsPassword(account.passwordHash, password))) {
    const sentence = 'This email address has an account already. Enter the password of that account.'
    throw new Refusal('account-known', sentence, 'password')
  }
  return account.id
}

/** Links an adult to the learner who invited them; they then act as a parent, whatever else they are here. */
export async function linkParent(
  ctx: Context,
  accountId: string,
  { learnerId, role }: { learnerId: string | null; role: string | null },
): Promise<null> {
  if (learnerId !== null)
    await ctx.db
      .insertInto('parentLink')
      .values({ accountId, learnerId, relationship: role ?? 'parent', linkedAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return null
}

/** A colleague who is a parent too goes on as a parent; the door then opens a new session without a membership. */
export function actAsParent(ctx: Context): Promise<{ accountId: string; membershipId: null }> {
  return inTransaction(ctx, async (ctx) => {
    const accountId = ctx.actor.id ?? ''
    if (!accountId || !(await isParentAccount(ctx, accountId))) throw new NotFound('membership')
    mustBeAllowed(ctx, 'membership.use', { accountId })
    await record(ctx, 'membership.taken-up', { type: 'account', id: accountId }, { role: 'parent' })
    return { accountId, membershipId: null }
  })
}
