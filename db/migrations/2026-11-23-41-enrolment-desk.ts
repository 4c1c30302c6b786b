import { sql, type Kysely } from 'kysely'

/** Times at which a provider enrols, who comes when, and which documents were seen. No document itself is kept. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table enrolment_time (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid not null references organisation,
      starts_at timestamptz not null,
      minutes int not null check (minutes between 5 and 240),
      place text not null check (length(place) between 1 and 300),
      seats int not null check (seats between 1 and 500),
      made_by_id uuid references account,
      made_at timestamptz not null,
      unique (provider_id, starts_at, place)
    )`.execute(db)
  await sql`create index enrolment_time_by on enrolment_time (made_by_id)`.execute(db)
  await sql`
    create table enrolment_booking (
      choice_id uuid primary key references choice,
      time_id uuid not null references enrolment_time,
      moves int not null default 0,
      booked_at timestamptz not null
    )`.execute(db)
  await sql`create index enrolment_booking_time on enrolment_booking (time_id)`.execute(db)
  // Rows without a provider are for all of them, until a provider has rows of its own.
  await sql`
    create table document_kind (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid references organisation,
      code text not null check (length(code) between 1 and 40),
      label text not null check (length(label) between 1 and 100),
      position int not null,
      is_identity boolean not null default false,
      is_needed boolean not null default true,
      ended_at timestamptz,
      unique nulls not distinct (provider_id, code)
    )`.execute(db)
  await sql`
    insert into document_kind (code, label, position, is_identity, is_needed) values
      ('identity', 'Proof of identity (passport, birth certificate or ID card)', 1, true, true),
      ('results', 'Results slips or certificates', 2, false, true),
      ('right-to-study', 'Proof of the right to study', 3, false, true),
      ('address', 'Proof of address', 4, false, true),
      ('bursary', 'Evidence for a bursary', 5, false, false)`.execute(db)
  await sql`
    create table document_check (
      choice_id uuid not null references choice,
      kind_id uuid not null references document_kind,
      checked_at timestamptz not null,
      checked_by_id uuid references account,
      primary key (choice_id, kind_id)
    )`.execute(db)
  await sql`create index document_check_kind on document_check (kind_id)`.execute(db)
  await sql`create index document_check_by on document_check (checked_by_id)`.execute(db)
}
