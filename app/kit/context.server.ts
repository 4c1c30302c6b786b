import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { system, type Actor } from './actor'

/** What every question and deed is given: the data, who asks, and what time it is. */
export type Context = { db: Kysely<DB>; actor: Actor; now: Date; requestId: string }

/** What a part of a question may use: nothing of it may depend on the time, which is given as a value. */
export type Asking = Omit<Context, 'now'>

/** The system's own context, for jobs, imports and the night shift. */
export function systemContext(db: Kysely<DB>, now: Date, requestId = 'system'): Context {
  return { db, actor: system, now, requestId }
}

/** One transaction; a savepoint where one is open already, so that deeds may use deeds. */
export function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return inSavepoint(ctx, work)
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }))
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
