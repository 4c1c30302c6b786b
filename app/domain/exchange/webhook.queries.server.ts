import { sql, type RawBuilder } from 'kysely'
import { webhooksVisibleTo } from '~/access/provider-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { WEBHOOKS_AT_MOST } from './webhook'

const DELIVERIES_SHOWN = 50

/** The webhooks of the actor's own organisation. */
export function webhooksOf(ctx: Context) {
  return webhooks(ctx).orderBy('webhook.madeAt').orderBy('webhook.id').limit(WEBHOOKS_AT_MOST).execute()
}

/** One webhook. */
export async function findWebhook(ctx: Context, webhookId: string) {
  return orNotFound(await webhooks(ctx).where('webhook.id', '=', webhookId).executeTakeFirst(), 'webhook')
}

/** What a program was told last, the newest first. */
export function deliveriesOf(ctx: Context, webhookId: string) {
  return webhooksVisibleTo(ctx)
    .innerJoin('webhookDelivery as delivery', 'delivery.webhookId', 'webhook.id')
    .select(['delivery.id', 'delivery.kind', 'delivery.choiceId', 'delivery.sequence', 'delivery.madeAt'])
    .select(['delivery.tries', 'delivery.nextTryAt', 'delivery.deliveredAt', 'delivery.givenUpAt'])
    .select(['delivery.status', 'delivery.failure'])
    .where('webhook.id', '=', webhookId)
    .orderBy('delivery.madeAt', 'desc')
    .orderBy('delivery.id')
    .limit(DELIVERIES_SHOWN)
    .execute()
}

/** Whether a program of some provider waits for news of a choice, or of a choice of an application. Part of a deed's own statement. */
export function concernsPrograms(subjectId: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from webhook) and exists (
    select from choice inner join webhook on webhook.organisation_id = choice.provider_id
    where choice.id = ${subjectId} or choice.application_id = ${subjectId}))`
}

function webhooks(ctx: Context) {
  return webhooksVisibleTo(ctx)
    .innerJoin('account', 'account.id', 'webhook.madeById')
    .select(['webhook.id', 'webhook.url', 'webhook.kinds', 'webhook.madeAt', 'webhook.organisationId'])
    .select(['webhook.pausedAt', 'webhook.pausedFor', 'webhook.restsUntil', 'webhook.deliveredAt'])
    .select('account.name as madeBy')
}

const WITH_NEWS_AT_MOST = 5_000

/** The webhooks for which something waits. */
export async function webhooksWithNews(ctx: Context): Promise<string[]> {
  const rows = await webhooksVisibleTo(ctx)
    .select('webhook.id')
    .where('webhook.pausedAt', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhookDelivery')
          .select('webhookDelivery.id')
          .whereRef('webhookDelivery.webhookId', '=', 'webhook.id')
          .where('webhookDelivery.deliveredAt', 'is', null)
          .where('webhookDelivery.givenUpAt', 'is', null),
      ),
    )
    .orderBy('webhook.id')
    .limit(WITH_NEWS_AT_MOST)
    .execute()
  return rows.map(({ id }) => id)
}

/** A webhook that was paused because it did not answer; nothing where somebody has seen to it since. */
export async function pausedWebhook(ctx: Context, webhookId: string) {
  const found = await webhooksVisibleTo(ctx)
    .select(['webhook.organisationId', 'webhook.pausedAt', 'webhook.url'])
    .where('webhook.id', '=', webhookId)
    .where('webhook.pausedFor', '=', 'failures')
    .executeTakeFirst()
  if (!found || found.pausedAt === null) return null
  return { organisationId: found.organisationId, pausedAt: found.pausedAt, host: new URL(found.url).host }
}
