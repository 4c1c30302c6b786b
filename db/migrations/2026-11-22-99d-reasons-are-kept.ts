import { sql, type Kysely } from 'kysely'

/** Lists of reasons change a few times a year and are kept in memory until they do. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create trigger reason_new_edition after insert or update or delete or truncate on reason
    for each statement execute function begin_new_edition()`.execute(db)
}
