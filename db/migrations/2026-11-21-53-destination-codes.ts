import { sql, type Kysely } from 'kysely'
import intendedDestinations from '../reference/intended-destination.csv?raw'
import { referenceRows } from '../reference/rows'

/** Where a learner in Year 11 means to go, by the eight codes of the national return. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table intended_destination (
      code text primary key,
      label text not null,
      position int not null
    )`.execute(db)
  const numbered = referenceRows(intendedDestinations).map((row, position) => ({ ...row, position }))
  await sql`
    insert into intended_destination (code, label, position)
    select code, label, position from json_to_recordset(${JSON.stringify(numbered)}::json) as row (code text, label text, position int)`.execute(
    db,
  )
}
