import { createElement } from 'react'
import DailyDigest from '#emails/DailyDigest'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { address, postLetter, type Recipient } from '~/kit/mail.server'
import { paths } from '~/paths'
import { digestLines } from './digest'
import { markTold } from './digest.commands.server'
import { lockLettersFor, readersOfDigests } from './digest.queries.server'

/** Each morning: one letter of what happened, to everybody who wants it so; a second run finds nothing left to tell. */
export async function writeDigests(ctx: Context): Promise<number> {
  let written = 0
  for (const { accountId, email, name } of await readersOfDigests(ctx)) {
    if (await writeDigest(ctx, { accountId, email, name })) written += 1
  }
  return written
}

function writeDigest(ctx: Context, { accountId, email, name }: Recipient) {
  return inTransaction(ctx, async (ctx) => {
    const letters = accountId === null ? [] : await lockLettersFor(ctx, accountId)
    if (letters.length === 0) return false
    const lines = digestLines(letters.map(({ subject }) => subject))
    const digestId = await postLetter(ctx, {
      key: `daily-digest:${accountId}:${londonDay(ctx.now)}`,
      template: 'DailyDigest',
      to: email,
      accountId,
      subject: letters.length === 1 ? 'One thing happened on Onward' : `${letters.length} things happened on Onward`,
      content: createElement(DailyDigest, {
        name,
        lines,
        link: address(paths.account.memberships),
        choose: address(paths.account.letters),
      }),
    })
    if (digestId === null) return false
    await markTold(
      ctx,
      letters.map(({ id }) => id),
      digestId,
    )
    return true
  })
}
