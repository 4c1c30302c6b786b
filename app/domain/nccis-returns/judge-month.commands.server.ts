import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { composed, isToldOf } from './compose'
import { codesOn, rulesOn } from './code-list.queries.server'
import { Judge, type Hit } from './judge'
import { authoritiesOf, peopleOf, type Month } from './known.queries.server'
import { giveNumbers } from './number.commands.server'
import type { ReturnRecord } from './return-record'

/** What the return of an area says of itself in its head. */
export async function findMonth(ctx: Context, areaId: string, databaseCode: string, periodEnd: string): Promise<Month> {
  const authorities = await authoritiesOf(ctx, orNotFound(areaId, 'area'))
  if (authorities.length === 0)
    throw new Refusal(
      'no-authority',
      'No authority of this area is known by its number, so there is nobody to report for.',
    )
  return { areaId, databaseCode, authorities, periodEnd }
}

/**
 * Goes through the people of a month once: gives numbers, composes each record, asks the rules and keeps what they find. With a
 * snapshot the records are kept too; without one this is the record as it stands, and what was found before is forgotten.
 */
export async function judgeMonth(ctx: Context, month: Month, snapshotId: string | null) {
  await giveNumbers(ctx, month)
  if (snapshotId === null) await forgetFound(ctx, month.areaId)
  const { without } = await rulesOn(ctx, month.periodEnd)
  const header = { databases: [month.databaseCode], authorities: month.authorities }
  const judge = new Judge<string>(await codesOn(ctx, month.periodEnd), header, month.periodEnd, without)
  let people = 0
  let faults = 0
  const keep = async (hits: Hit<string>[]) => {
    faults += hits.length
    await keepFound(ctx, month.areaId, snapshotId, hits)
  }
  for await (const some of peopleOf(ctx, month)) {
    const told = some.filter((known) => isToldOf(known, month.periodEnd))
    const records = told.map((known) => ({ learnerId: known.learnerId, record: composed(known, month.periodEnd) }))
    if (snapshotId !== null) await keepRecords(ctx, snapshotId, people, records)
    people += records.length
    await keep(records.flatMap(({ learnerId, record }) => judge.hitsOf(record, learnerId)))
  }
  await keep(judge.hitsTogether())
  return { people, faults }
}

function forgetFound(ctx: Context, areaId: string) {
  return ctx.db.deleteFrom('nccisFinding').where('areaId', '=', areaId).where('snapshotId', 'is', null).execute()
}

type Kept = { learnerId: string; record: ReturnRecord }

async function keepRecords(ctx: Context, snapshotId: string, before: number, records: readonly Kept[]) {
  await sql`
    insert into nccis_snapshot_row (snapshot_id, position, learner_id, record)
    select ${snapshotId}, ${before} + row.nth, (row.one ->> 'learnerId')::uuid, row.one -> 'record'
    from jsonb_array_elements(${JSON.stringify(records)}::jsonb) with ordinality as row (one, nth)`.execute(ctx.db)
}

async function keepFound(ctx: Context, areaId: string, snapshotId: string | null, hits: readonly Hit<string>[]) {
  if (hits.length === 0) return
  await sql`
    insert into nccis_finding (area_id, snapshot_id, learner_id, rule, found_at)
    select ${areaId}, ${snapshotId}, of, rule, ${ctx.now}
    from unnest(${hits.map(({ of }) => of)}::uuid[], ${hits.map(({ rule }) => rule)}::int[]) as hit (of, rule)`.execute(
    ctx.db,
  )
}
