import { mustBeAllowed } from '~/access/guard.server'
import { webhooksVisibleTo } from '~/access/provider-scopes.server'
import { record } from '~/kit/audit.server'
import { newId, token } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { plainJson } from '~/kit/json'
import { safeUrl } from '~/kit/post-outside.server'
import { sealText } from '~/kit/sealed-text.server'
import { sendNow } from './delivery.jobs.server'
import { refusePaused, refuseTooManyWebhooks, WEBHOOKS_AT_MOST } from './webhook'
import { WEBHOOK_SECRET } from './webhook-secret'
import type { WebhookForm } from './webhook.schemas'

const SECRET_BYTES = 32

/** Adds an address that is told what happens. Its secret is in the answer, this once. */
export function addWebhook(ctx: Context, { url, kinds }: WebhookForm) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    const madeById = orNotFound(ctx.actor.id ?? undefined, 'account')
    await ctx.db.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
    mustBeAllowed(ctx, 'webhook.keep', { organisationId })
    refuseTooManyWebhooks((await webhooksVisibleTo(ctx).select('webhook.id').limit(WEBHOOKS_AT_MOST).execute()).length)
    const address = safeUrl(url).href

    const id = newId()
    const secret = token(SECRET_BYTES)
    await ctx.db
      .insertInto('webhook')
      .values({
        ...{ id, organisationId, url: address, kinds, madeById },
        secret: sealText(WEBHOOK_SECRET, secret, id),
        madeAt: ctx.now,
      })
      .execute()
    await record(ctx, 'webhook.added', { type: 'webhook', id, organisationId }, { url: address, kinds })
    return { id, secret, url: address }
  })
}

/** Tells a program nothing more until it is let go on. What happens meanwhile is kept for it. */
export function pauseWebhook(ctx: Context, webhookId: string) {
  return changeWebhook(ctx, webhookId, 'webhook.paused', async (ctx, { pausedAt }) => {
    refusePaused({ pausedAt })
    await ctx.db
      .updateTable('webhook')
      .set({ pausedAt: ctx.now, pausedFor: 'by-hand' })
      .where('id', '=', webhookId)
      .execute()
  })
}

/** Lets a paused one go on: what was kept for it is sent now. */
export function resumeWebhook(ctx: Context, webhookId: string) {
  return changeWebhook(ctx, webhookId, 'webhook.resumed', async (ctx) => {
    await ctx.db
      .updateTable('webhook')
      .set({ pausedAt: null, pausedFor: null, failures: 0, restsUntil: null })
      .where('id', '=', webhookId)
      .execute()
    await ctx.db
      .updateTable('webhookDelivery')
      .set({ nextTryAt: null, dueFrom: ctx.now })
      .where('webhookId', '=', webhookId)
      .where('deliveredAt', 'is', null)
      .where('givenUpAt', 'is', null)
      .execute()
    await enqueue(ctx, sendNow, { webhookId }, { key: `webhook:${webhookId}` })
  })
}

/** Takes a webhook away, with what it was told. */
export function removeWebhook(ctx: Context, webhookId: string) {
  return changeWebhook(ctx, webhookId, 'webhook.removed', async (ctx) => {
    await ctx.db.deleteFrom('webhook').where('id', '=', webhookId).execute()
  })
}

/** Sends something that tells nothing, to try the way. */
export function tryWebhook(ctx: Context, webhookId: string) {
  return changeWebhook(ctx, webhookId, 'webhook.tried', async (ctx, { pausedAt }) => {
    refusePaused({ pausedAt })
    const id = newId()
    const said = { id, kind: 'test', at: ctx.now.toISOString(), sequence: 1 }
    await ctx.db
      .insertInto('webhookDelivery')
      .values({ id, webhookId, kind: 'test', sequence: 1, body: plainJson(said), madeAt: ctx.now, dueFrom: ctx.now })
      .execute()
    await sendAtOnce(ctx, webhookId)
  })
}

/** Sends again what was sent before, word for word and under the same id. */
export function replayDelivery(ctx: Context, webhookId: string, deliveryId: string) {
  return changeWebhook(ctx, webhookId, 'webhook.replayed', async (ctx, { pausedAt }) => {
    refusePaused({ pausedAt })
    const replayed = await ctx.db
      .updateTable('webhookDelivery')
      .set({ deliveredAt: null, givenUpAt: null, nextTryAt: null, tries: 0, dueFrom: ctx.now })
      .where('id', '=', deliveryId)
      .where('webhookId', '=', webhookId)
      .returning('id')
      .executeTakeFirst()
    orNotFound(replayed, 'delivery')
    await sendAtOnce(ctx, webhookId)
  })
}

// Somebody looks on: what the program did before does not keep this back.
async function sendAtOnce(ctx: Context, webhookId: string) {
  await ctx.db.updateTable('webhook').set({ restsUntil: null }).where('id', '=', webhookId).execute()
  await enqueue(ctx, sendNow, { webhookId }, { key: `webhook:${webhookId}` })
}

type Held = { organisationId: string; url: string; pausedAt: Date | null }

function changeWebhook(
  ctx: Context,
  webhookId: string,
  action: string,
  change: (ctx: Context, held: Held) => Promise<unknown>,
) {
  return inTransaction(ctx, async (ctx) => {
    const found = await webhooksVisibleTo(ctx)
      .select(['webhook.organisationId', 'webhook.url', 'webhook.pausedAt'])
      .where('webhook.id', '=', webhookId)
      .forUpdate()
      .executeTakeFirst()
    const held = orNotFound(found, 'webhook')
    mustBeAllowed(ctx, 'webhook.keep', held)
    await change(ctx, held)
    const { organisationId, url } = held
    await record(ctx, action, { type: 'webhook', id: webhookId, organisationId }, { url })
  })
}
