import { sql, type Kysely } from 'kysely'

/** A contact that a phone kept without a network arrives under the key of its form: sent twice, it is one contact. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table contact add column sent_key uuid`.execute(db)
  await sql`create unique index contact_sent_once on contact (adviser_id, sent_key)`.execute(db)
}
