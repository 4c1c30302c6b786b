import { sql, type Kysely } from 'kysely'
import reasons from '../reference/interview-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * What a learner says to an interview, and the calendar files about it. An interview that is moved keeps its name in
 * calendars, and each change counts one up, so that the entry moves instead of standing there twice.
 */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position: 4000 + position }))
  await sql`
    insert into reason (list, code, party, category, label, learner_words, provider_words, needs_detail, provider_kinds, position,
      valid_from, valid_to)
    select list, code, party, category, label, learner_words, provider_words, needs_detail = 'yes',
      coalesce(string_to_array(provider_kinds, ';'), '{}'), position, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, provider_words text, needs_detail text, provider_kinds text, valid_from date, valid_to date, position int)`.execute(
    db,
  )
  await sql`
    alter table interview
      add calendar_uid uuid not null default gen_random_uuid(),
      add calendar_sequence integer not null default 0,
      add learner_answer text check (learner_answer in ('coming', 'other-time')),
      add learner_words text check (length(learner_words) <= 500),
      add learner_answered_at timestamptz,
      add cancelled_by_role text`.execute(db)
  await sql`create index interview_upcoming on interview (starts_at, id) where cancelled_at is null`.execute(db)
  await sql`alter table letter add calendar text check (length(calendar) <= 10000)`.execute(db)
}
