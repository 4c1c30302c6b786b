import { choicesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { tellOfCancelled } from './interview.commands.server'
import { isStillToChoose } from './invitation'
import { endInvitation } from './invitation-end.commands.server'
import { openInvitation } from './invitation.queries.server'

/** An interview still to come, or one that is still to be chosen, falls away once its choice is answered or withdrawn. */
export function dropInterviewOf(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const invitation = await dropInvitation(ctx, choiceId)
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
    const of = dropped ?? invitation
    if (!of) return
    const { id, learnerId, providerId } = of
    await record(ctx, 'interview.dropped', { type: 'choice', id, learnerId, organisationId: providerId })
    await tellOfCancelled(ctx, dropped?.interviewId, invitation?.invitationId)
  })
}

/** The invitation of a choice that has moved on; none where its time was chosen, for then the interview is what falls away. */
async function dropInvitation(ctx: Context, choiceId: string) {
  const choice = await choicesVisibleTo(ctx)
    .select(['id', 'state', 'learnerId', 'providerId'])
    .where('id', '=', choiceId)
    .executeTakeFirst()
  if (!choice || choice.state === 'interviewing') return undefined
  const isToChoose = isStillToChoose(await openInvitation(ctx, choiceId))
  const ended = await endInvitation(ctx, choiceId)
  return ended && isToChoose ? { ...choice, invitationId: ended.id } : undefined
}
