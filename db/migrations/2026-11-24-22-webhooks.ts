import { sql, type Kysely } from 'kysely'

/**
 * Webhooks: where a program of a provider is told that something happened, under a secret it checks the telling by; and each telling
 * with what became of it. What is told holds ids and codes and nothing about a person.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table webhook (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation,
      url text not null check (length(url) <= 500),
      secret bytea not null,
      kinds text[] not null check (cardinality(kinds) > 0),
      made_by_id uuid not null references account,
      made_at timestamptz not null,
      paused_at timestamptz,
      paused_for text check (paused_for in ('by-hand', 'failures')),
      failures integer not null default 0,
      rests_until timestamptz,
      delivered_at timestamptz,
      busy_until timestamptz,
      check ((paused_at is null) = (paused_for is null))
    )`.execute(db)
  await sql`create index webhook_organisation on webhook (organisation_id, made_at, id)`.execute(db)
  await sql`create index webhook_made_by on webhook (made_by_id)`.execute(db)

  await sql`
    create table webhook_delivery (
      id uuid primary key default gen_random_uuid(),
      webhook_id uuid not null references webhook on delete cascade,
      event_id uuid references audit_event,
      choice_id uuid references choice on delete cascade,
      kind text not null,
      sequence integer not null,
      body text not null,
      made_at timestamptz not null,
      due_from timestamptz not null,
      tries integer not null default 0,
      next_try_at timestamptz,
      delivered_at timestamptz,
      given_up_at timestamptz,
      status smallint,
      failure text
    )`.execute(db)
  await sql`create unique index webhook_delivery_once on webhook_delivery (event_id, webhook_id, choice_id, kind)`.execute(
    db,
  )
  await sql`create unique index webhook_delivery_order on webhook_delivery (choice_id, webhook_id, sequence)`.execute(
    db,
  )
  await sql`create index webhook_delivery_newest on webhook_delivery (webhook_id, made_at desc, id)`.execute(db)
  await sql`
    create index webhook_delivery_waiting on webhook_delivery (webhook_id, made_at, id)
      where delivered_at is null and given_up_at is null`.execute(db)
  await sql`create index webhook_delivery_age on webhook_delivery (made_at)`.execute(db)
}
