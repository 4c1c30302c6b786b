import { sql, type Kysely } from 'kysely'

/** A reminder taken back before its letter had left: it counts for nothing any more. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table nudge add column taken_back_at timestamptz`.execute(db)
  await sql`create index nudge_by on nudge (nudged_by_id, nudged_at desc)`.execute(db)
}
