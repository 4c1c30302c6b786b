import { render } from '@react-email/render'
import type { Transporter } from 'nodemailer'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { realNow } from './clock.server'
import { inTransaction, type Context } from './context.server'
import { env } from './env.server'
import { defineJob, enqueue } from './jobs.server'
import { newId } from './chance.server'

export type LetterToPost = {
  /** What caused it and who it is for: a letter with the same key is written once only. */
  key: string
  template: string
  to: string
  subject: string
  content: ReactElement
  learnerId?: string | null
  accountId?: string | null
}

/** Writes a letter, keeps it, and puts it in the post inside the same transaction: once for each key. */
export async function postLetter(ctx: Context, letter: LetterToPost) {
  const id = newId()
  const html = await render(letter.content)
  const body = await render(letter.content, { plainText: true })
  await inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .insertInto('letter')
      .values({
        id,
        key: letter.key,
        template: letter.template,
        toEmail: letter.to,
        accountId: letter.accountId ?? null,
        learnerId: letter.learnerId ?? null,
        subject: letter.subject,
        html,
        body,
        messageId: `<${id}@${new URL(env().ORIGIN).hostname}>`,
        writtenAt: ctx.now,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept && env().SMTP_URL) await enqueue(ctx, deliverLetter, { letterId: kept.id }, { key: `letter:${kept.id}` })
  })
}

/** Hands one letter to the mail server; the Message-ID stays the same however often it is tried. */
export const deliverLetter = defineJob({
  name: 'mail/deliver-letter',
  payload: z.object({ letterId: z.uuid() }),
  run: async (ctx, { letterId }) => {
    const letter = await ctx.db
      .selectFrom('letter')
      .select(['id', 'toEmail', 'subject', 'html', 'body', 'messageId'])
      .where('id', '=', letterId)
      .where('sentAt', 'is', null)
      .executeTakeFirst()
    const post = await postOffice()
    if (!letter || !post) return
    await post.sendMail({
      from: env().MAIL_FROM,
      to: letter.toEmail,
      subject: letter.subject,
      html: letter.html,
      text: letter.body,
      messageId: letter.messageId,
    })
    await ctx.db.updateTable('letter').set({ sentAt: realNow() }).where('id', '=', letter.id).execute()
  },
})

const offices = new Map<string, Transporter>()

// Loaded when the first letter goes: most processes never send one.
async function postOffice(): Promise<Transporter | undefined> {
  const url = env().SMTP_URL
  if (!url) return undefined
  const known = offices.get(url)
  if (known) return known
  const { createTransport } = await import('nodemailer')
  const opened = createTransport({ url, pool: true, maxConnections: 2 })
  offices.set(url, opened)
  return opened
}

/** Somebody a letter goes to. */
export type Recipient = { email: string; name: string; accountId: string | null }

type Circular<R extends Recipient> = {
  key: string
  template: string
  subject: string
  learnerId?: string
  content: (to: R) => ReactElement
}

/** The same letter to each of several people, once each. */
export async function writeTo<R extends Recipient>(
  ctx: Context,
  recipients: readonly (R | null)[],
  letter: Circular<R>,
) {
  for (const to of recipients) {
    if (!to) continue
    await postLetter(ctx, {
      key: `${letter.key}:${to.accountId ?? to.email}`,
      template: letter.template,
      to: to.email,
      accountId: to.accountId,
      learnerId: letter.learnerId ?? null,
      subject: letter.subject,
      content: letter.content(to),
    })
  }
}

/** The full address of one of our own pages, for a link in a letter. */
export function address(path: string) {
  return `${env().ORIGIN}${path}`
}
