import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import type { Candidate } from './match'
import type { Told } from './told'

export type Found = Candidate & { line: number; areaId: string | null }

const MOST_FOUND = 20_000

/**
 * Who may be meant by each row: whoever has one of its numbers, wherever they live, and whoever of the area has its name and day of birth. A
 * record that was put together with another one stands for the one that was kept.
 */
export async function candidatesFor(
  ctx: Context,
  areaId: string,
  rows: readonly { line: number; told: Told }[],
): Promise<Found[]> {
  const keys = rows.map(({ line, told: { number, uln, upn, nameKey, bornOn } }) => ({
    line,
    number,
    uln,
    upn,
    nameKey,
    bornOn,
  }))
  const { rows: found } = await sql<Found>`
    with row as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row (line int, number text, uln text, upn text,
        "nameKey" text, "bornOn" date)
    ),
    found as (
      select row.line, own.learner_id, 'number' as by from row join nccis_identifier own on own.number = row.number
      union
      select row.line, of.learner_id, of.kind::text from row
      join learner_identifier of on of.superseded_at is null
        and ((of.kind = 'uln' and of.value = row.uln) or (of.kind = 'upn' and of.value = row.upn))
      union
      select row.line, learner.id, 'name' from row
      join learner on learner.name_key = row."nameKey" and learner.born_on = row."bornOn" and learner.area_id = ${areaId}
        and learner.merged_into_id is null
    )
    select found.line, found.by, learner.id as "learnerId", learner.area_id as "areaId", learner.born_on as "bornOn", learner.postcode
    from found join learner on learner.id = found.learner_id
    order by found.line, learner.id, found.by limit ${MOST_FOUND}`.execute(ctx.db)
  return found
}
