import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { system, type Actor } from './actor'
import { pauseOf } from './chance.server'
import { Refusal } from './errors'

/** What every question and deed is given: the data, who asks, and what time it is. */
export type Context = { db: Kysely<DB>; actor: Actor; now: Date; requestId: string }

/** What a part of a question may use: nothing of it may depend on the time, which is given as a value. */
export type Asking = Omit<Context, 'now'>

/** The system's own context, for jobs, imports and the night shift. */
export function systemContext(db: Kysely<DB>, now: Date, requestId = 'system'): Context {
  return { db, actor: system, now, requestId }
}

const TRIES = 5
const LONGEST_PAUSE_MS = 20

/**
 * One transaction; a savepoint where one is open already, so that deeds may use deeds. Where it and another stand in each
 * other's way and the database gives one up, all its work is done again from the beginning, after a pause of chance; what
 * loses every time is refused and has changed nothing. Work that cannot be begun again, such as reading a file that
 * arrives only once, says so.
 */
export async function inTransaction<T>(
  ctx: Context,
  work: (ctx: Context) => Promise<T>,
  { isRepeatable = true } = {},
): Promise<T> {
  if (ctx.db.isTransaction) return inSavepoint(ctx, work)
  for (let tried = 1; ; tried += 1) {
    try {
      return await ctx.db.transaction().execute((db) => work({ ...ctx, db }))
    } catch (error) {
      if (!isGivenUp(error) || !isRepeatable) throw error
      if (tried === TRIES) throw new Refusal('busy', 'Too many people were doing this at once. Try again in a moment.')
      await wait(pauseOf(tried * LONGEST_PAUSE_MS))
    }
  }
}

// A deadlock, or two that cannot be put in any order.
const givenUp = ['40P01', '40001']

function isGivenUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && givenUp.some((code) => code === error.code)
}

let savepoints = 0

async function inSavepoint<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  const name = sql.ref(`deed_${(savepoints += 1)}`)
  await sql`savepoint ${name}`.execute(ctx.db)
  try {
    const result = await work(ctx)
    await sql`release savepoint ${name}`.execute(ctx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(ctx.db)
    throw error
  }
}
