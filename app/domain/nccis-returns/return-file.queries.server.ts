import { sql } from 'kysely'
import { z } from 'zod'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { emptyRecord, fieldPlaces, type ReturnRecord } from './return-record'

const AT_ONCE = 250

const told = z.looseObject({ characteristics: z.array(z.string()), hasActivities: z.boolean() })

/** The records of a frozen month in their order, some at a time from the database and one at a time from here. */
export async function* recordsOf(ctx: Context, snapshotId: string): AsyncGenerator<ReturnRecord> {
  for (let after = 0; ;) {
    const rows = await returnsVisibleTo(ctx)
      .innerJoin('nccisSnapshotRow', 'nccisSnapshotRow.snapshotId', 'nccisSnapshot.id')
      .select(['nccisSnapshotRow.position', sql<string>`nccis_snapshot_row.record::text`.as('record')])
      .where('nccisSnapshot.id', '=', snapshotId)
      .where('nccisSnapshotRow.position', '>', after)
      .orderBy('nccisSnapshotRow.position')
      .limit(AT_ONCE)
      .execute()
    for (const { record } of rows) yield recordFrom(record)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.position
  }
}

// It comes as text: the names of what is in it are the return's own, and nothing need look at each of them on the way.
function recordFrom(text: string): ReturnRecord {
  const { characteristics, hasActivities, ...values } = told.parse(JSON.parse(text))
  const record = emptyRecord()
  for (const { field } of fieldPlaces) {
    const value = values[field]
    record[field] = typeof value === 'string' ? value : null
  }
  return { ...record, characteristics, hasActivities }
}
