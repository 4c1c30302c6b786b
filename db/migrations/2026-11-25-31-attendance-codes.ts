import { sql, type Kysely } from 'kysely'
import attendanceCodes from '../reference/attendance-code.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * The attendance codes of schools in England, each with the days between which it may be used: the set changed on 19 August
 * 2024, and a rate over that day needs both.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table attendance_code (
      code text not null check (length(code) between 1 and 2),
      label text not null,
      meaning text not null check (meaning in ('present', 'authorised', 'unauthorised', 'not-counted')),
      counts_as_possible boolean not null,
      counts_as_attended boolean not null,
      counts_as_punctual boolean not null,
      valid_from date not null,
      valid_to date,
      position int not null,
      primary key (code, valid_from)
    )`.execute(db)
  const numbered = referenceRows(attendanceCodes).map((row, position) => ({ ...row, position }))
  await sql`
    insert into attendance_code
      (code, label, meaning, counts_as_possible, counts_as_attended, counts_as_punctual, valid_from, valid_to, position)
    select code, label, meaning, counts_as_possible = 'yes', counts_as_attended = 'yes', counts_as_punctual = 'yes',
      valid_from, valid_to, position
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (code text, label text, meaning text,
      counts_as_possible text, counts_as_attended text, counts_as_punctual text, valid_from date, valid_to date, position int)`.execute(
    db,
  )
}
