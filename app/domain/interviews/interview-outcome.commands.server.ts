import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { refuseOutcomeBefore, type OutcomeForm } from './interview-outcome'
import { findHeldInterview } from './interview-day.queries.server'

/** Writes down what became of an interview; what is written last holds. The choice stays where it is. */
export function recordOutcome(ctx: Context, interviewId: string, { outcome, note }: OutcomeForm) {
  return inTransaction(ctx, async (ctx) => {
    const held = orNotFound(await findHeldInterview(ctx, interviewId), 'interview')
    mustBeAllowed(ctx, 'interview.arrange', held)
    refuseOutcomeBefore(held.startsAt, ctx.now)
    await ctx.db
      .updateTable('interview')
      .set({ outcome, outcomeNote: note, outcomeAt: ctx.now, outcomeById: ctx.actor.id })
      .where('id', '=', interviewId)
      .execute()
    const { choiceId: id, learnerId, providerId } = held
    await record(ctx, 'interview.held', { type: 'choice', id, learnerId, organisationId: providerId }, { outcome })
  })
}
