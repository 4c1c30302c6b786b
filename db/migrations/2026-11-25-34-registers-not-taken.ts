import { sql, type Kysely } from 'kysely'

/** Each morning asks for the registers of the last two weeks that nobody has taken. */
export async function up(db: Kysely<unknown>) {
  await sql`create index class_session_untaken on class_session (starts_at, provider_id) where taken_at is null`.execute(
    db,
  )
}
