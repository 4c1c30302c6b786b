import { sql, type Kysely } from 'kysely'

/**
 * A private address at which an adviser's own calendar fetches the diary. Only the hash of its secret is kept; there is one that works at a
 * time, and it works for as long as the adviser works there.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table diary_feed (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      service_id uuid not null references organisation,
      code_hash text not null unique,
      made_at timestamptz not null,
      ended_at timestamptz,
      -- The last day on which a calendar has fetched it, so that an adviser sees whether anybody does.
      read_on date
    )`.execute(db)
  await sql`create unique index diary_feed_one on diary_feed (account_id, service_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index diary_feed_service on diary_feed (service_id)`.execute(db)
}
