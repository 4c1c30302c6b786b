import { sql, type Kysely } from 'kysely'

/** A choice may have a second interview after one that was held, such as from the waiting list. */
export async function up(db: Kysely<unknown>) {
  await sql`drop index interview_one_live`.execute(db)
}
