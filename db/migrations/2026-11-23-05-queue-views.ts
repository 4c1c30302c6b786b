import { sql, type Kysely } from 'kysely'

/**
 * How somebody likes to see a queue, under a name of their own; and words they look for, which name people and therefore
 * never stand in an address. Without a name it is a search, forgotten after a while.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table queue_view (
      id uuid primary key,
      account_id uuid not null references account,
      organisation_id uuid not null references organisation,
      name text check (length(name) between 1 and 60),
      question jsonb not null default '{}',
      words text check (length(words) between 1 and 100),
      kept_at timestamptz not null,
      check (name is not null or words is not null)
    )`.execute(db)
  await sql`create index queue_view_account on queue_view (account_id, organisation_id, name)`.execute(db)
  await sql`create unique index queue_view_search on queue_view (account_id, organisation_id, words) where name is null`.execute(
    db,
  )
  await sql`create index queue_view_search_age on queue_view (kept_at) where name is null`.execute(db)
}
