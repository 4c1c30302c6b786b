import { sql, type Kysely } from 'kysely'
import reasons from '../reference/placement-change-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * The days and the course of a placement change while it goes on. Which course a learner followed on which day is kept as spans,
 * so that registers of weeks ago stay as they were; each change is a row with its day, its reason and what stood before.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table placement_spell (
      placement_id uuid not null references placement,
      course_run_id uuid not null references course_run,
      from_on date not null,
      until_on date check (until_on >= from_on),
      primary key (placement_id, from_on),
      constraint placement_spell_apart exclude using gist
        (placement_id with =, daterange(from_on, until_on, '[]') with &&)
    )`.execute(db)
  await sql`create index placement_spell_run on placement_spell (course_run_id, placement_id)`.execute(db)
  await sql`
    insert into placement_spell (placement_id, course_run_id, from_on)
    select id, course_run_id, starts_on from placement`.execute(db)

  await sql`
    create table placement_change (
      id uuid primary key default gen_random_uuid(),
      placement_id uuid not null references placement,
      kind text not null check (kind in ('days', 'course')),
      from_on date not null,
      was text not null,
      becomes text not null,
      reason_id uuid not null references reason,
      detail text check (length(detail) <= 500),
      made_by_id uuid references account,
      made_at timestamptz not null
    )`.execute(db)
  await sql`create index placement_change_placement on placement_change (placement_id, made_at desc, id)`.execute(db)
  await sql`create index placement_change_reason on placement_change (reason_id)`.execute(db)
  await sql`create index placement_change_made_by on placement_change (made_by_id)`.execute(db)

  // Whoever changes to a shared course takes one of its places without being a case for it.
  await sql`alter table block_booking add shared_run_id uuid references shared_run`.execute(db)
  await sql`create index block_booking_shared_run on block_booking (shared_run_id) where shared_run_id is not null`.execute(
    db,
  )

  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position }))
  await sql`
    insert into reason (list, code, party, category, label, learner_words, needs_detail, position, valid_from)
    select list, code, party, category, label, learner_words, needs_detail = 'yes', position, '2024-09-01'
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, needs_detail text, position int)`.execute(db)
}
