import { sql } from 'kysely'
import { z } from 'zod'
import { realNow } from './clock.server'
import { inTransaction, type Context } from './context.server'
import { env } from './env.server'
import { defineJob, enqueue } from './jobs.server'
import { isWrittenOf } from './post-office.server'
import { LONGEST_TEXT } from './text-length'

/** Whoever carries text messages: one number, a few words, and a reference that stays the same however often it is tried. */
export type TextSender = (message: { to: string; body: string; reference: string }) => Promise<void>

export type TextToSend = {
  /** What caused it: a text with the same key is written once only. */
  key: string
  template: string
  learnerId: string
  body: string
}

/** Writes a text message to a learner who agreed to them, and sends it on; to nobody else, and once for each key. */
export async function postText(ctx: Context, { key, template, learnerId, body }: TextToSend): Promise<void> {
  if (body.length > LONGEST_TEXT) throw new Error(`A text message is too long: ${template}`)
  await inTransaction(ctx, async (ctx) => {
    const to = await agreedNumber(ctx, learnerId)
    if (!to) return
    const written = await ctx.db
      .insertInto('textMessage')
      .values({ key, template, learnerId, accountId: to.accountId, toPhone: to.phone, body, writtenAt: ctx.now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (written && senderNow()) await enqueue(ctx, deliverText, { textId: written.id }, { key: `text:${written.id}` })
  })
}

/** Hands one text message to whoever carries it. */
export const deliverText = defineJob({
  name: 'texts/deliver-text',
  payload: z.object({ textId: z.uuid() }),
  run: async (ctx, { textId }) => {
    const send = senderNow()
    const text = await ctx.db
      .selectFrom('textMessage')
      .select(['id', 'toPhone', 'body'])
      .where('id', '=', textId)
      .where('sentAt', 'is', null)
      .where(isWrittenOf(sql.ref('learner_id'), sql.ref('account_id')))
      .executeTakeFirst()
    if (!text || !send) return
    await send({ to: text.toPhone, body: text.body, reference: text.id })
    await ctx.db.updateTable('textMessage').set({ sentAt: realNow() }).where('id', '=', text.id).execute()
  },
})

let plugged: TextSender | undefined

/** Puts another sender in, such as a supplier's own or a fake; undefined takes it out again. */
export function useTextSender(sender: TextSender | undefined) {
  plugged = sender
}

/** Without a sender of its own an installation sends through the gateway at TEXT_URL; without that, texts stay in the tray. */
function senderNow(): TextSender | undefined {
  const url = env().TEXT_URL
  return plugged ?? (url ? throughGateway(url) : undefined)
}

const ANSWERS_WITHIN_MS = 20_000

function throughGateway(url: string): TextSender {
  return async (message) => {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    if (!reply.ok) throw new Error(`A text message could not be sent yet: ${reply.status}`)
  }
}

function agreedNumber(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('account')
    .innerJoin('textAgreement', 'textAgreement.accountId', 'account.id')
    .select(['account.id as accountId', 'textAgreement.phone'])
    .where('account.learnerId', '=', learnerId)
    .where('account.isDisabled', '=', false)
    .where(isWrittenOf(sql.ref('account.learner_id'), sql.ref('account.id')))
    .executeTakeFirst()
}
