import { choicesVisibleTo } from '~/access/scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { colleaguesOf } from './assignment.queries.server'

/** Gives an application to a colleague to see to, or to nobody; answers with whose it was. What becomes of it is not touched. */
export function assignChoice(ctx: Context, choiceId: string, accountId: string | null) {
  return inTransaction(ctx, async (ctx) => {
    const found = await choicesVisibleTo(ctx)
      .select(['choice.id', 'choice.providerId', 'choice.learnerId', 'choice.assignedToId'])
      .where('choice.id', '=', choiceId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    const choice = orNotFound(found, 'choice')
    mustBeAllowed(ctx, 'choice.assign', choice)
    const colleague = accountId === null ? null : await colleagueOf(ctx, choice.providerId, accountId)
    if (choice.assignedToId === accountId) return { before: choice.assignedToId }

    await ctx.db.updateTable('choice').set({ assignedToId: accountId }).where('id', '=', choiceId).execute()
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'choice.assigned', subject, { to: colleague?.name ?? null })
    return { before: choice.assignedToId }
  })
}

async function colleagueOf(ctx: Context, providerId: string, accountId: string) {
  const colleague = (await colleaguesOf(ctx, providerId)).find(({ id }) => id === accountId)
  if (!colleague) throw new Refusal('no-colleague', 'This person does not work in admissions here any more.', 'to')
  return colleague
}
