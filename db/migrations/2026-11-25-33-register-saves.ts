import { sql, type Kysely } from 'kysely'

/** Under which key a register was saved: a phone that was offline may send the same register twice, and it counts once. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table register_save (
      key uuid primary key,
      session_id uuid not null references class_session,
      saved_by_id uuid references account,
      saved_at timestamptz not null
    )`.execute(db)
  await sql`create index register_save_session on register_save (session_id, saved_at)`.execute(db)
  await sql`create index register_save_saved_by on register_save (saved_by_id)`.execute(db)
}
