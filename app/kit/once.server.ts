import { sql } from 'kysely'
import { z } from 'zod'
import type { JsonObject } from '#db/json'
import { hashed } from './chance.server'
import { inTransaction, type Context } from './context.server'
import { Refusal } from './errors'

/** One call of a program: whose token, under which key, and what it asks for. */
export type KeyedCall = { tokenId: string; key: string; asked: string }

export type Answered = { answer: JsonObject; isAgain: boolean }

const kept = z.record(z.string(), z.json())

/**
 * Does what a program asks for once, however often it is sent: a call that comes again under the same key gets the same
 * answer, also while the first one is still at work. A call that was refused has changed nothing and leaves its key free.
 */
export function answerOnce(
  ctx: Context,
  { tokenId, key, asked }: KeyedCall,
  work: (ctx: Context) => Promise<JsonObject>,
): Promise<Answered> {
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${tokenId} ${key}`}, 0))`.execute(ctx.db)
    const before = await ctx.db
      .selectFrom('apiAnswer')
      .select(['asked', 'answer'])
      .where('tokenId', '=', tokenId)
      .where('key', '=', key)
      .executeTakeFirst()
    if (before) return { answer: answerAgain(before, hashed(asked)), isAgain: true }
    const answer = await work(ctx)
    await ctx.db
      .insertInto('apiAnswer')
      .values({ tokenId, key, asked: hashed(asked), answer: JSON.stringify(answer), answeredAt: ctx.now })
      .execute()
    return { answer, isAgain: false }
  })
}

function answerAgain({ asked, answer }: { asked: string; answer: unknown }, now: string) {
  if (asked !== now) {
    throw new Refusal('key-used', 'This Idempotency-Key was used for another call. Make a new key for each deed.')
  }
  return kept.parse(answer)
}
