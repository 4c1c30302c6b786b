import { plainTextSelectors, render } from '@react-email/render'
import { compile } from 'html-to-text'
import { sql } from 'kysely'
import type { ReactElement } from 'react'
import type { Context } from './context.server'
import { env } from './env.server'
import { queued } from './jobs.server'
import { newId } from './chance.server'
import { deliverLetter, isWrittenOf } from './post-office.server'

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
  const kept = ctx.db.insertInto('letter').values({
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
    fate: fateOf(letter),
  })
  const written = await ctx.db
    .with('kept', () => kept.onConflict((one) => one.column('key').doNothing()).returning(['id', 'fate']))
    .selectFrom('kept')
    .select(['kept.id', env().SMTP_URL ? putInThePost.as('job') : sql`null`.as('job')])
    .executeTakeFirst()
  return written?.id ?? null
}

// In the statement that keeps the letter: neither is there without the other.
const putInThePost = sql`case when kept.fate = 'post' then (${queued(
  deliverLetter,
  sql`json_build_object('letterId', kept.id)`,
  { key: sql`'letter:' || kept.id` },
)}).id end`

/** A letter as HTML, and as the plain text beside it. */
export async function onPaper(content: ReactElement) {
  const html = await render(content)
  return { html, body: asText(html) }
}

// As the library's own toPlainText does it, but prepared once and not anew for each letter.
const asText = compile({ wordwrap: false, selectors: plainTextSelectors })

/** What becomes of a letter: it goes, unless its address does not work, its reader wants this kind otherwise, or nothing is written of them. */
function fateOf({ to, accountId, learnerId, template }: LetterToPost) {
  const isWritten = isWrittenOf(sql`${learnerId ?? null}::uuid`, sql`${accountId ?? null}::uuid`)
  return sql<string>`case
    when exists (select from bounced_address where email = ${to}) then 'no-address'
    when not ${isWritten} then 'stopped'
    else coalesce((select case wish when 'digest' then 'digest' when 'none' then 'not-wanted' end
      from letter_wish where account_id = ${accountId ?? null}::uuid and template = ${template}), 'post') end`
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
