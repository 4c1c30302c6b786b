import { sql, type Kysely } from 'kysely'
import bankHolidays from '../reference/bank-holiday.csv?raw'
import reasons from '../reference/reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** The first lists. Later ones come as new rows with their own dates; a row that was used is never taken away. */
export async function up(db: Kysely<unknown>) {
  await sql`create unique index closure_once on closure (name, starts_on) where area_id is null`.execute(db)
  await sql`
    insert into closure (kind, name, starts_on, ends_on)
    select 'bank-holiday', name, day, day
    from json_to_recordset(${JSON.stringify(referenceRows(bankHolidays))}::json) as row (day date, name text)`.execute(
    db,
  )
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
}
