import { sql, type Kysely } from 'kysely'

/** When the night that closed a cycle was over: what was still open has ended, and everybody has been told. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table cycle add column closed_at timestamptz`.execute(db)
}
