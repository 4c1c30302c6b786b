import { createElement } from 'react'
import { z } from 'zod'
import WebhookPaused from '#emails/WebhookPaused'
import type { Context } from '~/kit/context.server'
import { defineJob, enqueue, reactionPayload } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { managersOf } from '../accounts/people.queries.server'
import { writeDeliveries } from './delivery.commands.server'
import { sendWaiting } from './sending.commands.server'
import { concernsPrograms, pausedWebhook, webhooksWithNews } from './webhook.queries.server'

/** Something happened that a program of the provider may want to know: it is written down for each, and sent. */
export const tellPrograms = defineJob({
  name: 'exchange/tell-programs',
  payload: reactionPayload,
  matters: concernsPrograms,
  run: async (ctx, { eventId }) => {
    for (const webhookId of await writeDeliveries(ctx, eventId)) await wake(ctx, webhookId)
  },
})

/** Sends what waits for one program, and sets the hour at which the rest is tried again. */
export const sendNow = defineJob({
  name: 'exchange/send',
  hands: 'post',
  payload: z.object({ webhookId: z.uuid() }),
  run: async (ctx, { webhookId }) => {
    const { isPausedNow, nextInSeconds } = await sendWaiting(ctx, webhookId)
    if (isPausedNow) await enqueue(ctx, tellPaused, { webhookId }, { key: `webhook-paused:${webhookId}` })
    if (nextInSeconds === null) return
    await enqueue(ctx, sendNow, { webhookId }, { key: `webhook-again:${webhookId}`, delaySeconds: nextInSeconds + 1 })
  },
})

/** Tells those who manage it that a program has not answered for three days. */
export const tellPaused = defineJob({
  name: 'exchange/tell-paused',
  payload: z.object({ webhookId: z.uuid() }),
  run: async (ctx, { webhookId }) => {
    const paused = await pausedWebhook(ctx, webhookId)
    if (!paused) return
    await writeTo(ctx, await managersOf(ctx, paused.organisationId), {
      key: `webhook-paused:${webhookId}:${paused.pausedAt.toISOString()}`,
      template: 'WebhookPaused',
      subject: 'Your program has not answered for three days',
      content: ({ name }) =>
        createElement(WebhookPaused, { name, host: paused.host, link: address(paths.provider.webhook(webhookId)) }),
    })
  },
})

/** Each night: whatever still waits for a program is tried, should its hour have been lost. */
export async function sendWhatIsLeft(ctx: Context) {
  for (const webhookId of await webhooksWithNews(ctx)) await wake(ctx, webhookId)
}

function wake(ctx: Context, webhookId: string) {
  return enqueue(ctx, sendNow, { webhookId }, { key: `webhook:${webhookId}` })
}
