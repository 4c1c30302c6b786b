import { z } from 'zod'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const PAGE_SIZE = 50

/** The letters tray: what was written last comes first. `before` is the id of the last letter of the page before. */
export async function lettersWritten(ctx: Context, { before }: { before?: string | undefined } = {}) {
  const from = z.uuid().safeParse(before)
  const last = from.success
    ? await ctx.db.selectFrom('letter').select(['writtenAt', 'id']).where('id', '=', from.data).executeTakeFirst()
    : undefined
  const letters = await ctx.db
    .selectFrom('letter')
    .select(['id', 'template', 'toEmail', 'subject', 'writtenAt', 'sentAt', 'failure'])
    .$if(last !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('writtenAt', 'id'), '<', eb.tuple(last?.writtenAt ?? ctx.now, last?.id ?? '')),
      ),
    )
    .orderBy('writtenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  return {
    letters: letters.slice(0, PAGE_SIZE),
    next: letters.length > PAGE_SIZE ? (letters[PAGE_SIZE - 1]?.id ?? null) : null,
  }
}

/** One letter as it was written. */
export async function findLetter(ctx: Context, letterId: string) {
  return orNotFound(
    await ctx.db
      .selectFrom('letter')
      .select(['id', 'template', 'toEmail', 'subject', 'html', 'body', 'writtenAt', 'sentAt'])
      .where('id', '=', letterId)
      .executeTakeFirst(),
    'letter',
  )
}
