import { sql, type Kysely } from 'kysely'

/** Days on which a provider can be visited: of the whole provider, one site or one course. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table open_event (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid not null references organisation,
      site_id uuid references site,
      course_id uuid references course,
      title text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      place text,
      details text,
      booking_url text,
      is_featured boolean not null default false,
      cancelled_at timestamptz,
      created_by_id uuid references account,
      created_at timestamptz not null,
      check (ends_at > starts_at)
    )`.execute(db)
  await sql`create index open_event_provider on open_event (provider_id, starts_at, id)`.execute(db)
  await sql`create index open_event_course on open_event (course_id, starts_at)`.execute(db)
  await sql`create index open_event_next on open_event (starts_at, id) where cancelled_at is null`.execute(db)
  await sql`
    create trigger open_event_new_edition after insert or update or delete or truncate on open_event
    for each statement execute function begin_new_edition()`.execute(db)
}
