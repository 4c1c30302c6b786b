import { sql, type Kysely } from 'kysely'

/** Which writing of a section one has seen, so that a second tab is told; and the year in which a qualification is taken. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table application_section add column version int not null default 1`.execute(db)
  await sql`alter table grade add column year smallint check (year between 1990 and 2100)`.execute(db)
}
