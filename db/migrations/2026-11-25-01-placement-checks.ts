import { sql, type Kysely } from 'kysely'
import checks from '../reference/placement-check.csv?raw'
import reasons from '../reference/placement-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * What must stand before a learner starts at a host, each with who sees to it and by when; the times a placement rests; and why
 * placements rest or end, as dated rows like all reasons.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table placement_check_kind (
      kind text primary key,
      label text not null,
      asks text not null,
      owner text not null check (owner in ('home', 'host')),
      days_before integer not null check (days_before between 0 and 60),
      stops_start boolean not null,
      position integer not null
    )`.execute(db)
  const kinds = referenceRows(checks).map((row, position) => ({ ...row, position }))
  await sql`
    insert into placement_check_kind (kind, label, asks, owner, days_before, stops_start, position)
    select kind, label, asks, owner, days_before, stops_start = 'yes', position
    from json_to_recordset(${JSON.stringify(kinds)}::json) as row (kind text, label text, asks text, owner text,
      days_before int, stops_start text, position int)`.execute(db)

  await sql`
    create table placement_check (
      placement_id uuid not null references placement,
      kind text not null references placement_check_kind,
      due_on date not null,
      state text not null default 'open' check (state in ('open', 'done', 'not-needed', 'problem')),
      note text check (length(note) <= 500),
      decided_by_id uuid references account,
      decided_at timestamptz,
      primary key (placement_id, kind)
    )`.execute(db)
  await sql`create index placement_check_kind_key on placement_check (kind)`.execute(db)
  await sql`create index placement_check_decided_by on placement_check (decided_by_id)`.execute(db)

  await sql`
    create table placement_rest (
      id uuid primary key default gen_random_uuid(),
      placement_id uuid not null references placement,
      from_on date not null,
      until_on date check (until_on >= from_on),
      reason_id uuid not null references reason,
      detail text check (length(detail) <= 500),
      constraint placement_rest_apart exclude using gist (placement_id with =, daterange(from_on, until_on, '[]') with &&)
    )`.execute(db)
  await sql`create index placement_rest_reason on placement_rest (reason_id)`.execute(db)

  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position }))
  await sql`
    insert into reason (list, code, party, category, label, learner_words, needs_detail, position, valid_from)
    select list, code, party, category, label, learner_words, needs_detail = 'yes', position, '2024-09-01'
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, needs_detail text, position int)`.execute(db)
}
