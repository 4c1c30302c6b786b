import { sql, type Kysely } from 'kysely'
import reasons from '../reference/cancellation-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** A start that will not take place for anybody: who said so and why, and how far everybody's choice has been ended. */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position: 3000 + position }))
  await sql`
    insert into reason (list, code, party, category, label, learner_words, provider_words, needs_detail, provider_kinds, position,
      valid_from, valid_to)
    select list, code, party, category, label, learner_words, provider_words, needs_detail = 'yes',
      coalesce(string_to_array(provider_kinds, ';'), '{}'), position, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, provider_words text, needs_detail text, provider_kinds text, valid_from date, valid_to date, position int)`.execute(
    db,
  )
  await sql`alter table course_run add column cancelled_at timestamptz`.execute(db)
  await sql`create index course_run_cancelled on course_run (cancelled_at) where cancelled_at is not null`.execute(db)
  await sql`
    create table course_cancellation (
      id uuid primary key,
      course_run_id uuid not null references course_run,
      reason_id uuid not null references reason,
      message text check (length(message) <= 1000),
      cancelled_by_id uuid references account,
      cancelled_by_role text not null,
      cancelled_at timestamptz not null,
      finished_at timestamptz,
      choices_ended int
    )`.execute(db)
  await sql`create index course_cancellation_run on course_cancellation (course_run_id, cancelled_at desc)`.execute(db)
  await sql`create index course_cancellation_reason on course_cancellation (reason_id)`.execute(db)
  await sql`create index course_cancellation_by on course_cancellation (cancelled_by_id)`.execute(db)
}
