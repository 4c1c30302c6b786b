import { sql, type RawBuilder } from 'kysely'
import type { Transporter } from 'nodemailer'
import { z } from 'zod'
import { record } from './audit.server'
import { realNow } from './clock.server'
import { inTransaction, type Context } from './context.server'
import { env } from './env.server'
import { defineJob, POST_HANDS } from './jobs.server'

/*
 * Letters leave here, one job each. A server that is away, slow or busy is asked again later; an address it refuses for good
 * is marked, and holds nobody else up.
 */

/** Hands one letter to the mail server; the Message-ID stays the same however often it is tried. */
export const deliverLetter = defineJob({
  name: 'mail/deliver-letter',
  hands: 'post',
  payload: z.object({ letterId: z.uuid() }),
  run: async (ctx, { letterId }) => {
    const letter = await letterToGo(ctx, letterId)
    if (!letter) return
    if (letter.isStopped) return keepBack(ctx, letter.id, { fate: 'stopped' })
    if (letter.isRefused) return keepBack(ctx, letter.id, { fate: 'no-address', failure: 'The address does not work.' })
    const post = await postOffice()
    if (!post) return
    try {
      await post.sendMail({
        from: env().MAIL_FROM,
        to: letter.toEmail,
        subject: letter.subject,
        html: letter.html,
        text: letter.body,
        messageId: letter.messageId,
        ...(letter.calendar && { icalEvent: invitation(letter.calendar) }),
      })
    } catch (error) {
      const reason = refusalOf(error)
      if (reason !== null) return markBounced(ctx, letter, reason)
      await notYet(ctx, letter.id, codeOf(error))
    }
    await ctx.db.updateTable('letter').set({ sentAt: realNow(), failure: null }).where('id', '=', letter.id).execute()
  },
})

// A mail program asks what the file is for before it reads it.
function invitation(calendar: string) {
  return { method: /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH', content: calendar, filename: 'interview.ics' }
}

const ANSWERS_WITHIN_MS = 20_000
const offices = new Map<string, Transporter>()

// Loaded when the first letter goes: most processes never send one.
async function postOffice(): Promise<Transporter | undefined> {
  const url = env().SMTP_URL
  if (!url) return undefined
  const known = offices.get(url)
  if (known) return known
  const { createTransport } = await import('nodemailer')
  const patience = {
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
  }
  const opened = createTransport({ url, pool: true, maxConnections: POST_HANDS, ...patience })
  offices.set(url, opened)
  return opened
}

function letterToGo(ctx: Context, letterId: string) {
  return (
    ctx.db
      .selectFrom('letter')
      .leftJoin('bouncedAddress', 'bouncedAddress.email', 'letter.toEmail')
      .select(['id', 'toEmail', 'learnerId', 'subject', 'html', 'body', 'messageId', 'calendar'])
      .select((eb) => eb('bouncedAddress.email', 'is not', null).as('isRefused'))
      // Asked again as it leaves: somebody may have died since it was written.
      .select((eb) => eb.not(isWrittenOf(sql.ref('letter.learner_id'), sql.ref('letter.account_id'))).as('isStopped'))
      .where('id', '=', letterId)
      .where('sentAt', 'is', null)
      .where('fate', '=', 'post')
      .executeTakeFirst()
  )
}

/** Whether anything is written about this learner, and to this account: nothing is of or to somebody who has died. */
export function isWrittenOf(learnerId: RawBuilder<unknown>, accountId: RawBuilder<unknown>) {
  return sql<boolean>`is_written_of(${learnerId}, ${accountId})`
}

const refusal = z.object({ responseCode: z.number().min(500).max(599), command: z.literal('RCPT TO') })

/** Why the server refuses an address for good; null where it may take the letter another time. */
function refusalOf(error: unknown): string | null {
  const read = refusal.safeParse(error)
  return read.success ? `The mail server refused the address (${read.data.responseCode}).` : null
}

const coded = z.object({ code: z.string().max(40), responseCode: z.number().optional() })

// What a mail server says may hold an address: neither the row nor the log keeps more than its code.
function codeOf(error: unknown): string {
  const read = coded.safeParse(error)
  return read.success ? [read.data.code, read.data.responseCode].filter(Boolean).join(' ') : 'UNKNOWN'
}

async function notYet(ctx: Context, letterId: string, code: string): Promise<never> {
  await ctx.db
    .updateTable('letter')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), failure: `Not sent yet: ${code}` }))
    .where('id', '=', letterId)
    .execute()
  throw new Error(`A letter could not be sent yet: ${code}`)
}

function keepBack(ctx: Context, letterId: string, why: { fate: string; failure?: string }) {
  return ctx.db.updateTable('letter').set(why).where('id', '=', letterId).execute()
}

type Refused = { id: string; toEmail: string; learnerId: string | null }

/** Marks an address that does not work, with the letter that showed it; nothing more is sent there. */
export function markBounced(ctx: Context, { id, toEmail, learnerId }: Refused, reason: string) {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('letter')
      .set((eb) => ({ fate: 'no-address', failure: reason, sentAt: null, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute()
    const marked = await ctx.db
      .insertInto('bouncedAddress')
      .values({ email: toEmail, bouncedAt: ctx.now, reason, letterId: id })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst()
    if (marked.numInsertedOrUpdatedRows)
      await record(ctx, 'letter.bounced', { type: 'letter', id, learnerId }, { reason })
  })
}
