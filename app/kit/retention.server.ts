import { z } from 'zod'
import { record } from './audit.server'
import { newId } from './chance.server'
import type { Context } from './context.server'
import { log } from './log.server'
import { jumpSeen, whyKeepAll, type LastTime } from './retention'

/** Something kept for a time: how much there is, how much of it is due to go, and the deed that throws it away. */
export type Kept = {
  name: string
  count: (ctx: Context) => Promise<{ due: number; total: number }>
  forget: (ctx: Context) => Promise<unknown>
}

/**
 * Throws away what has been kept long enough, unless the clock has jumped or far more than usual would go: then nothing goes,
 * and the record and the log say why. What is kept a night longer does no harm; what is gone does not come back.
 */
export async function forgetWithCare(ctx: Context, kept: Kept): Promise<boolean> {
  const jumpedAt = jumpSeen(await lastTime(ctx, kept.name), ctx.now)
  await noteTime(ctx, kept.name, jumpedAt)
  const counts = await kept.count(ctx)
  if (counts.due === 0) return true
  const why = whyKeepAll({ jumpedAt, ...counts })
  if (why === null) {
    await kept.forget(ctx)
    return true
  }
  log.error({ event: 'retention-refused', name: kept.name, why, ...counts })
  await record(ctx, 'retention.refused', { type: 'retention', id: newId() }, { name: kept.name, why, ...counts })
  return false
}

const noted = z.object({ at: z.coerce.date(), jumpedAt: z.coerce.date().nullable() })

async function lastTime(ctx: Context, name: string): Promise<LastTime | null> {
  const setting = await ctx.db
    .selectFrom('systemSetting')
    .select('value')
    .where('name', '=', `retention:${name}`)
    .executeTakeFirst()
  const read = noted.safeParse(setting?.value)
  return read.success ? read.data : null
}

function noteTime(ctx: Context, name: string, jumpedAt: Date | null) {
  const value = JSON.stringify({ at: ctx.now, jumpedAt })
  return ctx.db
    .insertInto('systemSetting')
    .values({ name: `retention:${name}`, value, updatedAt: ctx.now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: ctx.now }))
    .execute()
}
