import { sql } from 'kysely'
import type { Context } from './context.server'
import { env } from './env.server'
import { queued } from './jobs.server'
import { deliverLetter } from './post-office.server'

/** Stops what waits to go out about a learner. What is written from now on stops by itself. */
export async function stopLetters(ctx: Context, learnerId: string): Promise<void> {
  await ctx.db
    .updateTable('letter')
    .set({ fate: 'stopped' })
    .where('learnerId', '=', learnerId)
    .where('sentAt', 'is', null)
    .where('digestId', 'is', null)
    .where('fate', 'in', ['post', 'digest'])
    .execute()
}

/** Sends what was held back of a learner since that moment, where it had been stopped by mistake. What is older is read on their pages. */
export async function releaseLetters(ctx: Context, learnerId: string, since: Date): Promise<void> {
  const released = ctx.db
    .updateTable('letter')
    .set({ fate: 'post' })
    .where('learnerId', '=', learnerId)
    .where('fate', '=', 'stopped')
    .where('writtenAt', '>=', since)
  if (!env().SMTP_URL) return void (await released.execute())
  const letter = sql`json_build_object('letterId', released.id)`
  await ctx.db
    .with('released', () => released.returning('id'))
    .selectFrom('released')
    .select(sql`(${queued(deliverLetter, letter, { key: sql`'letter:' || released.id` })}).id`.as('job'))
    .execute()
}
