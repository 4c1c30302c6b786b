import { sql, type Kysely } from 'kysely'

/** A withdrawal may be undone for a day; both the withdrawal and its undoing stay on the record. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table withdrawal
    add column before_state choice_state,
    add column undone_at timestamptz,
    add column undone_by_id uuid references account`.execute(db)
}
