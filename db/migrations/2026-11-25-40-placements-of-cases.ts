import { sql, type Kysely } from 'kysely'

/** A placement knows the case of the panel it was made from. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table placement add constraint placement_case foreign key (case_id) references panel_case`.execute(db)
}
