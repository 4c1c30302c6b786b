import { sql, type Kysely } from 'kysely'

/** An offer to somebody called up from a waiting list has a last day of its own: others wait behind. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table offer add column has_own_day boolean not null default false`.execute(db)
}
