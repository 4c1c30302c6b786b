import type { Context } from '~/kit/context.server'

const ACCOUNTS_AT_MOST = 5000
const LETTERS_AT_MOST = 200

/** The people for whom letters wait to come in one. */
export async function readersOfDigests(ctx: Context) {
  return ctx.db
    .selectFrom('letter')
    .innerJoin('account', 'account.id', 'letter.accountId')
    .select(['account.id as accountId', 'account.email', 'account.name'])
    .distinct()
    .where('letter.fate', '=', 'digest')
    .where('letter.digestId', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(ACCOUNTS_AT_MOST)
    .execute()
}

/** What waits for one reader, the oldest first; whoever else writes the same letter leaves these alone. */
export function lockLettersFor(ctx: Context, accountId: string) {
  return ctx.db
    .selectFrom('letter')
    .select(['id', 'subject', 'writtenAt'])
    .where('accountId', '=', accountId)
    .where('fate', '=', 'digest')
    .where('digestId', 'is', null)
    .orderBy('writtenAt')
    .orderBy('id')
    .limit(LETTERS_AT_MOST)
    .forUpdate()
    .skipLocked()
    .execute()
}
