import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from './choice'
import { lockChoice, setChoiceState, type LockedChoice } from './choice-state.commands.server'
import { givenReasons, type GivenReason } from './reason'
import { currentReasons } from './reason.queries.server'
import { tellWithdrawn } from './withdrawal.jobs.server'

export type Withdrawal = { reason: string; detail: string; version?: number | undefined }

/** The learner withdraws a choice that was sent, with a reason; the provider learns no more of it than may be shared. */
export function withdrawChoice(ctx: Context, choiceId: string, withdrawal: Withdrawal) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.withdraw', choice)
    refuseWhenChanged(choice, withdrawal.version)
    const reasons = await currentReasons(ctx, 'withdrawal', 'learner')
    const [given] = givenReasons(reasons, [withdrawal.reason], { [withdrawal.reason]: withdrawal.detail })
    if (given) await withdraw(ctx, choice, given)
  })
}

/** Takes a choice out, in a deed that is already open: saves, records, and tells the provider. */
export async function withdraw(ctx: Context, choice: LockedChoice, { reason, detail }: GivenReason) {
  await setChoiceState(ctx, choice, 'withdraw')
  await ctx.db
    .insertInto('withdrawal')
    .values({ choiceId: choice.id, reasonId: reason.id, detail, withdrawnById: ctx.actor.id, withdrawnAt: ctx.now })
    .execute()
  const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
  const eventId = await record(ctx, 'choice.withdrawn', subject, { before: choice.state, shared: reason.providerWords })
  await enqueue(ctx, tellWithdrawn, { choiceId: choice.id, eventId }, { key: `withdrawn:${eventId}` })
}
