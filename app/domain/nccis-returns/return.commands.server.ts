import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { findMonth } from './judge-month.commands.server'
import { databaseOf, refuseFile, refuseFreeze, refuseSending } from './month'
import { refuseOtherMonths } from './period'
import { freezeLater } from './return.jobs.server'
import { faultsOf } from './return.queries.server'

/** Asks for a month to be frozen as the record stands. One that was frozen before and not sent is replaced. */
export async function askForMonth(ctx: Context, { periodEnd }: { periodEnd: string }): Promise<string> {
  const areaId = orNotFound(ctx.actor.areaId ?? undefined, 'area')
  const { nccisDatabase } = await settingsOf(ctx, areaId)
  return inTransaction(ctx, async (ctx) => {
    const before = await returnsVisibleTo(ctx)
      .select(['nccisSnapshot.id', 'nccisSnapshot.status', 'nccisSnapshot.sentAt'])
      .where('nccisSnapshot.areaId', '=', areaId)
      .where('nccisSnapshot.periodEnd', '=', periodEnd)
      .where('nccisSnapshot.status', '!=', 'replaced')
      .forUpdate()
      .executeTakeFirst()
    mustBeAllowed(ctx, 'return.make', { areaId })
    refuseOtherMonths(periodEnd, londonDay(ctx.now))
    refuseFreeze(before)
    const month = await findMonth(ctx, areaId, databaseOf(nccisDatabase), periodEnd)

    if (before) await replace(ctx, before.id)
    const id = newId()
    await ctx.db
      .insertInto('nccisSnapshot')
      .values({
        ...{
          id,
          areaId,
          periodEnd,
          status: 'asked',
          databaseCode: month.databaseCode,
          authorities: [...month.authorities],
        },
        ...{ askedAt: ctx.now, askedById: ctx.actor.id },
      })
      .execute()
    await record(ctx, 'return.asked-for', { type: 'nccis-snapshot', id }, { periodEnd, replaces: before?.id ?? null })
    await enqueue(ctx, freezeLater, { snapshotId: id })
    return id
  })
}

// What was never sent is nobody's business any more; that it was there stays in the list and in the record.
async function replace(ctx: Context, snapshotId: string) {
  await ctx.db.deleteFrom('nccisFinding').where('snapshotId', '=', snapshotId).execute()
  await ctx.db.deleteFrom('nccisSnapshotRow').where('snapshotId', '=', snapshotId).execute()
  await ctx.db.updateTable('nccisSnapshot').set({ status: 'replaced' }).where('id', '=', snapshotId).execute()
}

/** Hands the file of a month over to whoever answers for it. Faults that stop it are refused; of the others they must know. */
export function takeFile(ctx: Context, snapshotId: string, { isKnown }: { isKnown: boolean }) {
  return inTransaction(ctx, async (ctx) => {
    const month = await lockMonth(ctx, snapshotId)
    mustBeAllowed(ctx, 'return.make', { areaId: month.areaId })
    const faults = await faultsOf(ctx, snapshotId)
    refuseFile(month, faults, isKnown)
    const subject = { type: 'nccis-snapshot', id: snapshotId }
    await record(ctx, 'return.file-taken', subject, { periodEnd: month.periodEnd, people: month.people })
    return month
  })
}

/** Says that the file of a month has gone to the department: from then on the month stays as it is. */
export function markSent(ctx: Context, snapshotId: string) {
  return inTransaction(ctx, async (ctx) => {
    const month = await lockMonth(ctx, snapshotId)
    mustBeAllowed(ctx, 'return.make', { areaId: month.areaId })
    refuseSending(month, await faultsOf(ctx, snapshotId))
    await ctx.db
      .updateTable('nccisSnapshot')
      .set({ sentAt: ctx.now, sentById: ctx.actor.id })
      .where('id', '=', snapshotId)
      .execute()
    await markTold(ctx, snapshotId)
    const subject = { type: 'nccis-snapshot', id: snapshotId }
    await record(ctx, 'return.sent', subject, { periodEnd: month.periodEnd, people: month.people })
  })
}

// Whoever left is told of in one month only: in this one.
async function markTold(ctx: Context, snapshotId: string) {
  await ctx.db
    .updateTable('cohortLeaving')
    .from('nccisSnapshotRow')
    .set({ reportedId: snapshotId })
    .where('nccisSnapshotRow.snapshotId', '=', snapshotId)
    .whereRef('nccisSnapshotRow.learnerId', '=', 'cohortLeaving.learnerId')
    .where('cohortLeaving.takenBackAt', 'is', null)
    .where('cohortLeaving.reportedId', 'is', null)
    .where(sql<boolean>`nccis_snapshot_row.record ->> 'cohortStatus' = cohort_leaving.status`)
    .execute()
}

async function lockMonth(ctx: Context, snapshotId: string) {
  const month = await returnsVisibleTo(ctx)
    .select(['nccisSnapshot.id', 'nccisSnapshot.areaId', 'nccisSnapshot.periodEnd', 'nccisSnapshot.status'])
    .select(['nccisSnapshot.databaseCode', 'nccisSnapshot.authorities', 'nccisSnapshot.people', 'nccisSnapshot.sentAt'])
    .where('nccisSnapshot.id', '=', snapshotId)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(month, 'return')
}
