import { sql, type Kysely } from 'kysely'
import reasons from '../reference/tracking-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** Why conditions were missed, why somebody did not arrive, why an interview fell through: dated rows like all reasons. */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position }))
  await sql`
    insert into reason (list, code, party, category, label, learner_words, provider_words, needs_detail, provider_kinds, position,
      valid_from, valid_to)
    select list, code, party, category, label, learner_words, provider_words, needs_detail = 'yes',
      coalesce(string_to_array(provider_kinds, ';'), '{}'), position, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, provider_words text, needs_detail text, provider_kinds text, valid_from date, valid_to date, position int)`.execute(
    db,
  )
  await sql`alter table enrolment add column reason_id uuid references reason, add column detail text check (length(detail) <= 500)`.execute(
    db,
  )
  await sql`alter table offer_condition add column note text check (length(note) <= 500)`.execute(db)
}
