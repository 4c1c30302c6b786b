import { sql, type Kysely } from 'kysely'

/** How many do one thing now is counted before its rule is changed. */
export async function up(db: Kysely<unknown>) {
  await sql`create index activity_current_code on activity (code) where status = 'confirmed' and ended_at is null`.execute(
    db,
  )
}
