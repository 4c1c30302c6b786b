import { sql, type Kysely } from 'kysely'

/** The map of results names the towns of a postcode district. */
export async function up(db: Kysely<unknown>) {
  await sql`create index site_outcode on site (outcode)`.execute(db)
}
