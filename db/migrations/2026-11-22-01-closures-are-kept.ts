import { sql, type Kysely } from 'kysely'

/** Closures are kept in memory by the web processes too: they are told when one has changed. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create trigger closure_new_edition after insert or update or delete or truncate on closure
    for each statement execute function begin_new_edition()`.execute(db)
}
