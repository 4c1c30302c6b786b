import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { tellLearnerOfParent } from './parent.jobs.server'
import { lockLearner, refuseUnlessInvitable, saveInvitation } from './parent-invitation.commands.server'
import type { ParentRequest } from './parent.schemas'

/** Staff decide what a parent asked for, and why: asked of the learner, invited where the area allows it, or refused. */
export function decideParentRequest(ctx: Context, learnerId: string, { decision, reason, ...adult }: ParentRequest) {
  return inTransaction(ctx, async (ctx) => {
    await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'parent-request.decide', await careOf(ctx, learnerId))
    if (decision !== 'refused') {
      const learner = await refuseUnlessInvitable(ctx, learnerId, adult.email)
      const { schoolInvitesParents } = await settingsOf(ctx, learner.areaId)
      if (decision === 'invited') refuseUnlessStaffInvite(schoolInvitesParents || learner.isAddressProtected)
      else refuseToAskWhenProtected(learner.isAddressProtected)
    }
    const id = newId()
    const organisationId = ctx.actor.organisationId ?? ''
    await ctx.db
      .insertInto('parentRequest')
      .values({
        id,
        learnerId,
        organisationId,
        ...adult,
        decision,
        reason,
        decidedById: ctx.actor.id ?? '',
        decidedAt: ctx.now,
      })
      .execute()
    const { relationship } = adult
    await record(ctx, 'parent-request.decided', { type: 'parent-request', id, learnerId }, { decision, relationship })
    if (decision === 'invited') await saveInvitation(ctx, learnerId, adult, organisationId)
    if (decision !== 'refused')
      await enqueue(ctx, tellLearnerOfParent, { requestId: id }, { key: `parent-request:${id}` })
    return id
  })
}

function refuseUnlessStaffInvite(mayInvite: boolean) {
  if (mayInvite) return
  const sentence = 'In this area only the learner invites. Ask the learner instead.'
  throw new Refusal('learner-invites', sentence, 'decision')
}

// A learner with a protected address may be under pressure from whoever asks.
function refuseToAskWhenProtected(isAddressProtected: boolean) {
  if (!isAddressProtected) return
  const sentence = 'The address of this learner is protected. Decide it yourself: invite or refuse.'
  throw new Refusal('decide-yourself', sentence, 'decision')
}

/** The learner answers what the school asked: a yes sends the invitation, a no is kept between the learner and the school. */
export function answerParentRequest(ctx: Context, requestId: string, answer: 'yes' | 'no') {
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('parentRequest')
      .select(['learnerId', 'name', 'email', 'relationship', 'answer', 'organisationId'])
      .where('id', '=', requestId)
      .where('decision', '=', 'asked-learner')
      .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
      .forUpdate()
      .executeTakeFirst()
    const { learnerId, organisationId, answer: before, ...adult } = orNotFound(found, 'request')
    mustBeAllowed(ctx, 'parent-request.answer', { learnerId })
    if (before === answer) return
    if (before !== null) throw new Refusal('answered-already', 'You have answered this already.')
    await ctx.db.updateTable('parentRequest').set({ answer, answeredAt: ctx.now }).where('id', '=', requestId).execute()
    const subject = { type: 'parent-request', id: requestId, learnerId, organisationId }
    await record(ctx, 'parent-request.answered', subject, { answer })
    if (answer === 'no') return
    await lockLearner(ctx, learnerId)
    await refuseUnlessInvitable(ctx, learnerId, adult.email)
    await saveInvitation(ctx, learnerId, adult, organisationId)
  })
}
