import { sql, type Kysely } from 'kysely'
import markCodes from '../reference/mark-code.csv?raw'
import { referenceRows } from '../reference/rows'

/** The marks of a register for classes after 16: no nation-wide list exists, so these are ours and a college maps its own to them. */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(markCodes).map((row, position) => ({ ...row, position }))
  await sql`
    insert into mark_code (code, label, counts_as_possible, counts_as_attended, counts_as_punctual, position)
    select code, label, counts_as_possible = 'yes', counts_as_attended = 'yes', counts_as_punctual = 'yes', position
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (code text, label text, counts_as_possible text,
      counts_as_attended text, counts_as_punctual text, position int)`.execute(db)
}
