import { sql, type Kysely } from 'kysely'

/** An ending that support puts right: one asks with a ticket, another approves or refuses. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table restoration (
      id uuid primary key,
      choice_id uuid not null references choice,
      from_state choice_state not null,
      to_state choice_state not null,
      choice_version int not null,
      ticket text not null check (length(ticket) between 1 and 40),
      why text not null check (length(why) between 1 and 500),
      asked_by_id uuid not null references account,
      asked_at timestamptz not null,
      outcome text check (outcome in ('approved', 'refused')),
      decided_by_id uuid references account,
      decided_at timestamptz,
      check (decided_by_id is distinct from asked_by_id),
      check ((outcome is null) = (decided_at is null))
    )`.execute(db)
  await sql`create unique index restoration_open on restoration (choice_id) where outcome is null`.execute(db)
  await sql`create index restoration_choice on restoration (choice_id, asked_at desc)`.execute(db)
  await sql`create index restoration_waiting on restoration (asked_at) where outcome is null`.execute(db)
  await sql`create index restoration_asked_by on restoration (asked_by_id)`.execute(db)
  await sql`create index restoration_decided_by on restoration (decided_by_id)`.execute(db)
}
