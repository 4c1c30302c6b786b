import { mustBeAllowed } from '~/access/guard.server'
import { planSharesVisibleTo } from '~/access/plan-scopes.server'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { refuseToShare } from './plan-share'
import type { SharePlanForm } from './plan-share.schemas'

type Why = 'revoked' | 'replaced' | 'consent-withdrawn'

/** The learner lets the place they go to read parts of the plan until a day. What was shared there before is replaced. */
export function sharePlan(ctx: Context, choiceId: string, { parts, expiresOn, agrees }: SharePlanForm) {
  return inTransaction(ctx, async (ctx) => {
    const { learnerId, providerId, state } = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'plan-share.give', { learnerId })
    refuseToShare({ state, expiresOn, agrees }, londonDay(ctx.now))
    await decideConsent(ctx, learnerId, 'plan', true)
    await endOpen(ctx, { choiceId }, 'replaced')
    const id = newId()
    await ctx.db
      .insertInto('planShare')
      .values({ id, learnerId, choiceId, providerId, parts, givenAt: ctx.now, expiresOn })
      .execute()
    const { name } = await ctx.db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', providerId)
      .executeTakeFirstOrThrow()
    await record(ctx, 'plan-share.given', { type: 'plan-share', id, learnerId }, { provider: name, parts, expiresOn })
    return id
  })
}

/** The learner stops sharing. From this moment nothing of it is readable there. */
export function endShare(ctx: Context, shareId: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await planSharesVisibleTo(ctx)
      .innerJoin('organisation as provider', 'provider.id', 'planShare.providerId')
      .select(['planShare.id', 'planShare.learnerId', 'provider.name as provider'])
      .where('planShare.id', '=', shareId)
      .where('planShare.endedAt', 'is', null)
      .forUpdate('planShare')
      .executeTakeFirst()
    const { learnerId, provider } = orNotFound(found, 'share')
    mustBeAllowed(ctx, 'plan-share.end', { learnerId })
    await endOpen(ctx, { shareId }, 'revoked')
    await record(ctx, 'plan-share.ended', { type: 'plan-share', id: shareId, learnerId }, { provider })
  })
}

/** The learner has taken the yes back: what was shared is over in the list as well. It could not be read from that moment on. */
export function endSharesOf(ctx: Context, learnerId: string) {
  return inTransaction(ctx, async (ctx) => {
    const ended = await endOpen(ctx, { learnerId }, 'consent-withdrawn')
    for (const { id, provider } of ended)
      await record(ctx, 'plan-share.ended', { type: 'plan-share', id, learnerId }, { provider })
  })
}

/** Writes down that somebody of the provider has read what was shared. */
export async function noteReading(ctx: Context, shareId: string) {
  await ctx.db
    .insertInto('planReading')
    .values({ id: newId(), shareId, readerId: ctx.actor.id, readAt: ctx.now })
    .execute()
}

function endOpen(
  ctx: Context,
  { choiceId, shareId, learnerId }: { choiceId?: string; shareId?: string; learnerId?: string },
  endedWhy: Why,
) {
  return ctx.db
    .updateTable('planShare')
    .set({ endedAt: ctx.now, endedWhy })
    .where('endedAt', 'is', null)
    .$if(choiceId !== undefined, (query) => query.where('choiceId', '=', choiceId ?? ''))
    .$if(shareId !== undefined, (query) => query.where('id', '=', shareId ?? ''))
    .$if(learnerId !== undefined, (query) => query.where('learnerId', '=', learnerId ?? ''))
    .returning((eb) => [
      'planShare.id',
      eb
        .selectFrom('organisation')
        .select('organisation.name')
        .whereRef('organisation.id', '=', 'planShare.providerId')
        .as('provider'),
    ])
    .execute()
}
