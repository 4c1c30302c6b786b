import { sql, type Kysely } from 'kysely'

/**
 * How many offers a provider means to make for every hundred places of a start, since not everybody says yes. Empty: as many as
 * there are places. It warns and does not stop; a hard limit stops at the places themselves.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table course_run
      add column offers_per_hundred integer check (offers_per_hundred between 100 and 200)`.execute(db)
}
