import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { tellInterviewCancelled } from './interview.jobs.server'

/** An interview still to come falls away once its choice is answered or withdrawn. */
export function dropInterviewOf(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const dropped = await ctx.db
      .updateTable('interview')
      .set({ cancelledAt: ctx.now })
      .from('choice')
      .whereRef('choice.id', '=', 'interview.choiceId')
      .where('choice.state', '!=', 'interviewing')
      .where('interview.choiceId', '=', choiceId)
      .where('interview.cancelledAt', 'is', null)
      .where('interview.startsAt', '>', ctx.now)
      .returning(['interview.id as interviewId', 'choice.id', 'choice.learnerId', 'choice.providerId'])
      .executeTakeFirst()
    if (!dropped) return
    const { interviewId, id, learnerId, providerId } = dropped
    await record(ctx, 'interview.dropped', { type: 'choice', id, learnerId, organisationId: providerId })
    await enqueue(ctx, tellInterviewCancelled, { interviewId }, { key: `interview-cancelled:${interviewId}` })
  })
}
