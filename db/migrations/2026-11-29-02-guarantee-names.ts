import { sql, type Kysely } from 'kysely'

/** Whoever has any answer of a September, in the order of names: the index of the desk holds only whom it leaves open. */
export async function up(db: Kysely<unknown>) {
  await sql`create index guarantee_names on guarantee (area_id, season, sort_name, id)`.execute(db)
}
