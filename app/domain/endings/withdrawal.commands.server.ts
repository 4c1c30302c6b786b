import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import {
  lockChoice,
  lockChoicesOf,
  setChoiceState,
  type LockedChoice,
} from '~/domain/applications/choice-state.commands.server'
import { givenReasons, type GivenReason } from './reason'
import { currentReasons } from './reason.queries.server'
import { refuseUndo, refuseUndoWithoutRoom } from './withdrawal'
import { tellWithdrawalUndone, tellWithdrawn } from './withdrawal.jobs.server'
import { newestWithdrawal } from './withdrawal.queries.server'

export type Withdrawal = { reason: string; detail: string; version?: number | undefined }

/** The learner withdraws a choice that was sent, with a reason; the provider learns no more of it than may be shared. */
export function withdrawChoice(ctx: Context, choiceId: string, withdrawal: Withdrawal) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'choice.withdraw', await careOf(ctx, choice.learnerId))
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
    .values({
      choiceId: choice.id,
      reasonId: reason.id,
      detail,
      beforeState: choice.state,
      withdrawnById: ctx.actor.id,
      withdrawnAt: ctx.now,
    })
    .execute()
  const subject = { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
  const eventId = await record(ctx, 'choice.withdrawn', subject, { before: choice.state, shared: reason.providerWords })
  await enqueue(ctx, tellWithdrawn, { choiceId: choice.id, eventId }, { key: `withdrawn:${eventId}` })
}

/** Takes a withdrawal back, within a day and while nothing of it has gone to others; the provider is told again. */
export function undoWithdrawal(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { applicationId } = await lockChoice(ctx, choiceId)
    const held = await lockChoicesOf(ctx, applicationId)
    const choice = orNotFound(held.find(({ id }) => id === choiceId))
    mustBeAllowed(ctx, 'withdrawal.undo', choice)
    const withdrawal = await newestWithdrawal(ctx, choiceId)
    refuseUndo(choice.state, withdrawal, ctx.now)
    const { choicesInProgress } = await settingsOf(ctx, choice.areaId)
    refuseUndoWithoutRoom(choice, held, choicesInProgress)

    const after = await setChoiceState(ctx, choice, 'undoWithdrawal')
    await ctx.db
      .updateTable('withdrawal')
      .set({ undoneAt: ctx.now, undoneById: ctx.actor.id })
      .where('id', '=', withdrawal?.id ?? choiceId)
      .execute()
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    const eventId = await record(ctx, 'withdrawal.undone', subject, { before: choice.state, after })
    await enqueue(ctx, tellWithdrawalUndone, { choiceId, eventId }, { key: `undone:${eventId}` })
  })
}
