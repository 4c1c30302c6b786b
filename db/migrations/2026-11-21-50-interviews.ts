import { sql, type Kysely } from 'kysely'

/** Interviews that providers arrange, and the waiting lists of course runs. A place in a list is counted, never kept. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table interview (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      starts_at timestamptz not null,
      place text not null check (length(place) <= 300),
      message text check (length(message) <= 2000),
      arranged_by_id uuid references account,
      arranged_at timestamptz not null,
      cancelled_by_id uuid references account,
      cancelled_at timestamptz,
      cancelled_reason_id uuid references reason,
      cancelled_detail text check (length(cancelled_detail) <= 500)
    )`.execute(db)
  await sql`create unique index interview_one_live on interview (choice_id) where cancelled_at is null`.execute(db)
  await sql`create index interview_choice on interview (choice_id, starts_at, id)`.execute(db)

  await sql`
    create table waiting_list_entry (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      course_run_id uuid not null references course_run,
      added_at timestamptz not null,
      added_by_id uuid references account,
      expires_on date not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index waiting_list_entry_once on waiting_list_entry (choice_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index waiting_list_entry_run on waiting_list_entry (course_run_id, added_at, id) where ended_at is null`.execute(
    db,
  )
  await sql`create index waiting_list_entry_expiry on waiting_list_entry (expires_on, id) where ended_at is null`.execute(
    db,
  )
}
