import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { record } from '~/kit/audit.server'
import { inTransaction } from '~/kit/context.server'
import { postOutside, signature, type Posted } from '~/kit/post-outside.server'
import { unsealText } from '~/kit/sealed-text.server'
import { FAILURES_IN_A_ROW, isGivenUp, pauseAfter } from './webhook'
import { WEBHOOK_SECRET } from './webhook-secret'

const SECONDS_TO_ANSWER = 10
const SENT_AT_ONCE = 200

export type Sent = { attempts: number; isPausedNow: boolean; nextInSeconds: number | null }

/**
 * Sends what waits for one program, oldest first and each application in order. One process at a time does it for a program; who
 * finds it busy leaves it to the other. What fails is tried again after a growing pause, for three days.
 */
export async function sendWaiting(ctx: Context, webhookId: string, seconds = SECONDS_TO_ANSWER): Promise<Sent> {
  const nothing = { attempts: 0, isPausedNow: false, nextInSeconds: null }
  if (!(await takeTurn(ctx, webhookId))) return nothing
  let attempts = 0
  let isPausedNow = false
  try {
    while (attempts < SENT_AT_ONCE) {
      const next = await nextDelivery(ctx, webhookId)
      if (!next) break
      attempts += 1
      const posted = await post(ctx, next, seconds)
      if (isWelcome(posted)) await markDelivered(ctx, next, posted)
      else isPausedNow = await markFailed(ctx, next, posted)
      await takeTurn(ctx, webhookId, { isAgain: true })
    }
  } finally {
    await ctx.db.updateTable('webhook').set({ busyUntil: null }).where('id', '=', webhookId).execute()
  }
  // A run that had nothing to do leaves the next one to whoever has set it.
  const nextInSeconds = attempts === 0 ? await dueNow(ctx, webhookId) : await nextDue(ctx, webhookId)
  return { attempts, isPausedNow, nextInSeconds }
}

async function takeTurn(ctx: Context, webhookId: string, { isAgain = false } = {}): Promise<boolean> {
  const taken = await sql<{ id: string }>`
    update webhook set busy_until = clock_timestamp() + interval '1 minute'
    where id = ${webhookId} and (${isAgain} or (paused_at is null and (busy_until is null or busy_until < clock_timestamp())))
    returning id`.execute(ctx.db)
  return taken.rows.length > 0
}

function waiting(ctx: Context, webhookId: string) {
  return ctx.db
    .selectFrom('webhookDelivery as delivery')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhookId')
    .where('delivery.webhookId', '=', webhookId)
    .where('delivery.deliveredAt', 'is', null)
    .where('delivery.givenUpAt', 'is', null)
    .where('webhook.pausedAt', 'is', null)
}

function nextDelivery(ctx: Context, webhookId: string) {
  return waiting(ctx, webhookId)
    .select(['delivery.id', 'delivery.body', 'delivery.tries', 'delivery.dueFrom', 'delivery.webhookId'])
    .select(['webhook.url', 'webhook.secret', 'webhook.failures', 'webhook.deliveredAt as lastDeliveredAt'])
    .select('webhook.organisationId')
    .where((eb) => eb.or([eb('delivery.nextTryAt', 'is', null), eb('delivery.nextTryAt', '<=', ctx.now)]))
    .where((eb) => eb.or([eb('webhook.restsUntil', 'is', null), eb('webhook.restsUntil', '<=', ctx.now)]))
    .where(
      sql<boolean>`not exists (select from webhook_delivery earlier where earlier.webhook_id = delivery.webhook_id
        and earlier.choice_id = delivery.choice_id and earlier.sequence < delivery.sequence
        and earlier.delivered_at is null and earlier.given_up_at is null)`,
    )
    .orderBy('delivery.madeAt')
    .orderBy('delivery.sequence')
    .orderBy('delivery.id')
    .limit(1)
    .executeTakeFirst()
}

type Next = NonNullable<Awaited<ReturnType<typeof nextDelivery>>>

function post(ctx: Context, { id, url, secret, webhookId, body }: Next, seconds: number): Promise<Posted> {
  const timestamp = Math.floor(ctx.now.getTime() / 1000)
  const key = unsealText(WEBHOOK_SECRET, secret, webhookId) ?? ''
  return postOutside(url, {
    body,
    seconds,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Onward-Delivery': id,
      'Onward-Timestamp': String(timestamp),
      'Onward-Signature': `v1=${signature(key, timestamp, body)}`,
    },
  })
}

function isWelcome({ status }: Posted): boolean {
  return status !== null && status >= 200 && status < 300
}

async function markDelivered(ctx: Context, { id, webhookId, tries }: Next, { status }: Posted) {
  await ctx.db
    .updateTable('webhookDelivery')
    .set({ deliveredAt: ctx.now, tries: tries + 1, status, failure: null, nextTryAt: null })
    .where('id', '=', id)
    .execute()
  await ctx.db
    .updateTable('webhook')
    .set({ deliveredAt: ctx.now, failures: 0, restsUntil: null })
    .where('id', '=', webhookId)
    .execute()
}

/** One that cannot be reached rests at once; one that answers wrongly, after a few times in a row. */
async function markFailed(ctx: Context, next: Next, posted: Posted): Promise<boolean> {
  const failures = next.failures + 1
  const isOver = isGivenUp(next, ctx.now)
  await ctx.db
    .updateTable('webhookDelivery')
    .set({
      tries: next.tries + 1,
      status: posted.status,
      failure: posted.status === null ? posted.failure : null,
      nextTryAt: later(ctx, pauseAfter(next.tries + 1)),
      givenUpAt: isOver ? ctx.now : null,
    })
    .where('id', '=', next.id)
    .execute()
  const rests = posted.status === null || failures >= FAILURES_IN_A_ROW
  await ctx.db
    .updateTable('webhook')
    .set({ failures, ...(rests ? { restsUntil: later(ctx, pauseAfter(failures)) } : {}) })
    .where('id', '=', next.webhookId)
    .execute()
  const hasAnswered = next.lastDeliveredAt !== null && next.lastDeliveredAt > next.dueFrom
  return isOver && !hasAnswered ? pauseForFailures(ctx, next) : false
}

/** Nothing came through for three days: nothing more is sent until somebody has looked. True for the one that pauses it. */
function pauseForFailures(ctx: Context, { webhookId, organisationId, url }: Next): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const paused = await ctx.db
      .updateTable('webhook')
      .set({ pausedAt: ctx.now, pausedFor: 'failures' })
      .where('id', '=', webhookId)
      .where('pausedAt', 'is', null)
      .executeTakeFirst()
    if (paused.numUpdatedRows === 0n) return false
    await record(ctx, 'webhook.paused', { type: 'webhook', id: webhookId, organisationId }, { url, why: 'failures' })
    return true
  })
}

async function dueNow(ctx: Context, webhookId: string): Promise<number | null> {
  return (await nextDelivery(ctx, webhookId)) ? 0 : null
}

/** In how many seconds the next telling is due; null where none waits. */
async function nextDue(ctx: Context, webhookId: string): Promise<number | null> {
  const { due } = await waiting(ctx, webhookId)
    .select(
      sql<Date | null>`min(greatest(coalesce(delivery.next_try_at, delivery.made_at), webhook.rests_until))`.as('due'),
    )
    .executeTakeFirstOrThrow()
  return due === null ? null : Math.max(0, Math.ceil((due.getTime() - ctx.now.getTime()) / 1000))
}

function later({ now }: Context, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}
