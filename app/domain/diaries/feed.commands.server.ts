import { diaryFeedsVisibleTo } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { hashed, newId, token } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { adviserOfFeed, diaryFile } from './feed.queries.server'

/** Makes a private address for the own diary; the one before works no more. Its secret is in this answer and nowhere else. */
export function makeFeed(ctx: Context): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const [accountId, serviceId] = [
      orNotFound(ctx.actor.id ?? undefined),
      orNotFound(ctx.actor.organisationId ?? undefined),
    ]
    mustBeAllowed(ctx, 'diary-feed.make', { organisationId: serviceId })
    const replaced = await end(ctx)
    const [id, secret] = [newId(), token()]
    await ctx.db
      .insertInto('diaryFeed')
      .values({ id, accountId, serviceId, codeHash: hashed(secret), madeAt: ctx.now })
      .execute()
    const subject = { type: 'diary-feed', id, organisationId: serviceId }
    await record(ctx, 'diary-feed.made', subject, { replaces: replaced?.id ?? null })
    return secret
  })
}

/** Ends the private address: whoever has it fetches nothing any more. */
export function endFeed(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'diary-feed.make', { organisationId: ctx.actor.organisationId })
    const ended = await end(ctx)
    if (!ended) throw new Refusal('changed-meanwhile', 'There is no private address any more.')
    await record(ctx, 'diary-feed.ended', {
      type: 'diary-feed',
      id: ended.id,
      organisationId: ctx.actor.organisationId,
    })
  })
}

function end(ctx: Context) {
  return ctx.db
    .updateTable('diaryFeed')
    .set({ endedAt: ctx.now })
    .where('id', 'in', diaryFeedsVisibleTo(ctx).select('diaryFeed.id').where('diaryFeed.endedAt', 'is', null))
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
}

/** What a calendar fetches at a private address; the first time on a day it is noted. */
export async function fetchFeed(ctx: Context, code: string): Promise<string> {
  const { feedId, readOn, actor } = await adviserOfFeed(ctx, code)
  const today = londonDay(ctx.now)
  if (readOn !== today) await ctx.db.updateTable('diaryFeed').set({ readOn: today }).where('id', '=', feedId).execute()
  return diaryFile({ ...ctx, actor })
}
