import { sql, type Kysely } from 'kysely'
import answers from '../reference/own-activity.csv?raw'
import { referenceRows } from '../reference/rows'

/** What a young person may say they are doing now, in their own words, and which activity an adviser then confirms. Proposals are read by whose they are. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table own_activity (
      answer text primary key,
      code text not null references activity_code,
      label text not null,
      position int not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  const rows = referenceRows(answers).map((row, position) => ({ ...row, position }))
  await sql`
    insert into own_activity (answer, code, label, position, valid_from)
    select answer, code, label, position, '2024-09-01'
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (answer text, code text, label text, position int)`.execute(
    db,
  )
  // Each night those are looked for whose word has grown old and whom a register has seen since.
  await sql`create index activity_verified on activity (verified_on, id) where status = 'confirmed' and ended_at is null`.execute(
    db,
  )
  await sql`create index activity_rule_code on activity_rule (code, valid_from)`.execute(db)
  // The list of what waits to be confirmed, oldest first.
  await sql`create index activity_waiting on activity (recorded_at, id) where status = 'proposed'`.execute(db)
}
