import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

/** The newest withdrawal of a choice; nothing where there was none. */
export async function newestWithdrawal(ctx: Context, choiceId: string) {
  const withdrawal = await choicesVisibleTo(ctx)
    .innerJoin('withdrawal', 'withdrawal.choiceId', 'choice.id')
    .select(['withdrawal.id', 'withdrawal.beforeState', 'withdrawal.withdrawnAt', 'withdrawal.undoneAt'])
    .where('choice.id', '=', choiceId)
    .orderBy('withdrawal.withdrawnAt', 'desc')
    .orderBy('withdrawal.id')
    .limit(1)
    .executeTakeFirst()
  return withdrawal ?? null
}
