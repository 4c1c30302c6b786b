import { sql } from 'kysely'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { judgeMonth } from './judge-month.commands.server'
import { databaseOf } from './month'
import { areasWithReturns } from './return.queries.server'
import { findMonth } from './judge-month.commands.server'

/** Freezes a month that was asked for: its people as they were, and what the rules find in them. A second time changes nothing. */
export function freezeMonth(ctx: Context, snapshotId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const asked = await returnsVisibleTo(ctx)
      .select(['nccisSnapshot.areaId', 'nccisSnapshot.databaseCode', 'nccisSnapshot.authorities'])
      .select('nccisSnapshot.periodEnd')
      .where('nccisSnapshot.id', '=', snapshotId)
      .where('nccisSnapshot.status', '=', 'asked')
      .forUpdate()
      .executeTakeFirst()
    if (!asked) return
    // A county is more than any page may take.
    await sql`select set_config('statement_timeout', '10min', true)`.execute(ctx.db)
    const { people, faults } = await judgeMonth(ctx, asked, snapshotId)
    await ctx.db
      .updateTable('nccisSnapshot')
      .set({ status: 'frozen', people, frozenAt: ctx.now })
      .where('id', '=', snapshotId)
      .execute()
    const subject = { type: 'nccis-snapshot', id: snapshotId }
    await record(ctx, 'return.frozen', subject, { periodEnd: asked.periodEnd, people, faults })
  })
}

/** Asks the rules of the record as it stands today, in every area that makes a return, so that faults are work before the month ends. */
export async function judgeToday(ctx: Context): Promise<void> {
  for (const { id: areaId } of await areasWithReturns(ctx)) {
    const { nccisDatabase } = await settingsOf(ctx, areaId)
    if (nccisDatabase === 0) continue
    await sql`select set_config('statement_timeout', '10min', true)`.execute(ctx.db)
    await judgeMonth(ctx, await findMonth(ctx, areaId, databaseOf(nccisDatabase), londonDay(ctx.now)), null)
  }
}
