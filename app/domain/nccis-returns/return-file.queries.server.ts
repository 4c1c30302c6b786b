import { z } from 'zod'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { emptyRecord, fieldPlaces, type ReturnRecord } from './return-record'

const AT_ONCE = 500

const told = z.looseObject({ characteristics: z.array(z.string()), hasActivities: z.boolean() })

/** The records of a frozen month in their order, some at a time from the database and one at a time from here. */
export async function* recordsOf(ctx: Context, snapshotId: string): AsyncGenerator<ReturnRecord> {
  for (let after = 0; ;) {
    const rows = await returnsVisibleTo(ctx)
      .innerJoin('nccisSnapshotRow', 'nccisSnapshotRow.snapshotId', 'nccisSnapshot.id')
      .select(['nccisSnapshotRow.position', 'nccisSnapshotRow.record'])
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

function recordFrom(json: unknown): ReturnRecord {
  const { characteristics, hasActivities, ...values } = told.parse(json)
  const record = emptyRecord()
  for (const { field } of fieldPlaces) {
    const value = values[field]
    record[field] = typeof value === 'string' ? value : null
  }
  return { ...record, characteristics, hasActivities }
}
