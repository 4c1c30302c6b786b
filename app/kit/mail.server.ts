import { render, toPlainText } from '@react-email/render'
import { sql } from 'kysely'
import type { ReactElement } from 'react'
import { inTransaction, type Context } from './context.server'
import { env } from './env.server'
import { enqueue } from './jobs.server'
import { newId } from './chance.server'
import { deliverLetter } from './post-office.server'

export type LetterToPost = {
  /** What caused it and who it is for: a letter with the same key is written once only. */
  key: string
  template: string
  to: string
  subject: string
  content: ReactElement
  /** A calendar file that goes with it, in which each reader is the one invited. */
  calendar?: string | null
  learnerId?: string | null
  accountId?: string | null
}

/** Writes a letter, keeps it, and puts it in the post inside the same transaction: once for each key. Its id, or null. */
export async function postLetter(ctx: Context, letter: LetterToPost): Promise<string | null> {
  const id = newId()
  const { html, body } = await onPaper(letter.content)
  return inTransaction(ctx, async (ctx) => {
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
        calendar: letter.calendar ?? null,
        messageId: `<${id}@${new URL(env().ORIGIN).hostname}>`,
        writtenAt: ctx.now,
        fate: await fateOf(ctx, letter),
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(['id', 'fate'])
      .executeTakeFirst()
    if (kept?.fate === 'post' && env().SMTP_URL) await putInThePost(ctx, kept.id)
    return kept?.id ?? null
  })
}

/** A letter as HTML, and as the plain text beside it. */
export async function onPaper(content: ReactElement) {
  const html = await render(content)
  return { html, body: toPlainText(html) }
}

// Two at a time, so that a slow mail server leaves the other hands of the queue to other work.
const MAIL_QUEUES = 2

function putInThePost(ctx: Context, letterId: string) {
  const queue = `mail-${parseInt(letterId.slice(-4), 16) % MAIL_QUEUES}`
  return enqueue(ctx, deliverLetter, { letterId }, { key: `letter:${letterId}`, queue })
}

type Fate = 'post' | 'digest' | 'not-wanted' | 'no-address'

/** What becomes of a letter: it goes, unless its address does not work or its reader wants this kind otherwise. */
async function fateOf(ctx: Context, { to, accountId, template }: LetterToPost): Promise<Fate> {
  const known = await ctx.db
    .selectNoFrom((eb) => [
      eb.selectFrom('bouncedAddress').select('email').where('email', '=', to).as('bounced'),
      eb
        .selectFrom('letterWish')
        .select('wish')
        .where('accountId', '=', accountId ?? null)
        .where('template', '=', template)
        .as('wish'),
    ])
    .executeTakeFirst()
  if (known?.bounced) return 'no-address'
  if (known?.wish === 'digest') return 'digest'
  return known?.wish === 'none' ? 'not-wanted' : 'post'
}

/**
 * Takes back letters of one kind that have not gone out yet: what they tell is no longer so. `causes` are the first two parts
 * of their keys, such as `start-gone:` with the id of a choice.
 */
export async function takeBackLetters(ctx: Context, template: string, causes: readonly string[]): Promise<void> {
  await ctx.db
    .deleteFrom('letter')
    .where('sentAt', 'is', null)
    .where('template', '=', template)
    .where(sql<boolean>`split_part(key, ':', 1) || ':' || split_part(key, ':', 2) = any (${causes})`)
    .execute()
}

/** Somebody a letter goes to. */
export type Recipient = { email: string; name: string; accountId: string | null }

type Circular<R extends Recipient> = {
  key: string
  template: string
  subject: string
  learnerId?: string
  content: (to: R) => ReactElement
  calendar?: (to: R) => string
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
      calendar: letter.calendar?.(to) ?? null,
    })
  }
}

/** The full address of one of our own pages, for a link in a letter. */
export function address(path: string) {
  return `${env().ORIGIN}${path}`
}
