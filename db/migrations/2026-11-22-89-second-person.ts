import { sql, type Kysely } from 'kysely'

/** Whether a school lets a reference go only after a second person has read it. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table organisation add column is_second_person_needed boolean not null default false`.execute(db)
  await sql`alter table reference add column short_text text`.execute(db)
}
