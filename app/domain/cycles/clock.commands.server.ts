import { sql } from 'kysely'
import { realNow } from '~/kit/clock.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { env } from '~/kit/env.server'

/** Moves the demo's clock to nine in the morning of a London day, and says that moment; pages and jobs then live on it. */
export function moveClock(ctx: Context, day: string) {
  if (!env().DEMO) throw new NotFound()
  return inTransaction(ctx, async (ctx) => {
    const to = londonMoment(day, '09:00:00')
    const value = JSON.stringify({ offsetMs: to.getTime() - realNow().getTime() })
    await sql`
      insert into system_setting (name, value, updated_at) values ('clock', ${value}::jsonb, ${ctx.now})
      on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`.execute(ctx.db)
    return to
  })
}
