import { sql, type Kysely } from 'kysely'

/** Registers, what a young person is doing now, and where they meant to go. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table mark_code (
      code text primary key,
      label text not null,
      counts_as_possible boolean not null,
      counts_as_attended boolean not null,
      counts_as_punctual boolean not null,
      position int not null
    )`.execute(db)
  await sql`
    create table class_session (
      id uuid primary key default gen_random_uuid(),
      course_run_id uuid not null references course_run,
      provider_id uuid not null references organisation,
      title text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      taken_at timestamptz,
      taken_by_id uuid references account,
      version int not null default 1
    )`.execute(db)
  await sql`create index class_session_run on class_session (course_run_id, starts_at, id)`.execute(db)
  await sql`create index class_session_provider on class_session (provider_id, starts_at, id)`.execute(db)
  await sql`
    create table mark (
      id uuid primary key default gen_random_uuid(),
      session_id uuid not null references class_session,
      learner_id uuid not null references learner,
      code text not null references mark_code,
      minutes_late int check (minutes_late between 0 and 600),
      marked_by_id uuid references account,
      marked_at timestamptz not null,
      unique (session_id, learner_id)
    )`.execute(db)
  await sql`create index mark_learner on mark (learner_id, marked_at desc)`.execute(db)

  await sql`
    create table activity_code (
      code text primary key,
      label text not null,
      family text not null,
      headline_group text not null,
      currency_rule text,
      currency_months int,
      needs_review_date boolean not null,
      needs_predicted_end boolean not null,
      is_neet boolean not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    create table activity (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      code text not null references activity_code,
      status text not null check (status in ('proposed', 'confirmed', 'refused', 'superseded')),
      started_on date not null,
      verified_on date not null,
      review_on date,
      predicted_end_on date,
      provider_id uuid references organisation,
      enrolment_id uuid references enrolment,
      source text not null,
      recorded_by_id uuid references account,
      recorded_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index activity_one_current on activity (learner_id) where status = 'confirmed' and ended_at is null`.execute(
    db,
  )
  await sql`create index activity_learner on activity (learner_id, recorded_at desc, id)`.execute(db)
  await sql`create unique index activity_proposed_once on activity (enrolment_id, code) where status = 'proposed'`.execute(
    db,
  )

  await sql`
    create table caseload_entry (
      id uuid primary key default gen_random_uuid(),
      adviser_id uuid not null references account,
      learner_id uuid not null references learner,
      sort_name text not null,
      priority int not null default 2 check (priority between 1 and 3),
      next_action_on date,
      last_contact_at timestamptz,
      started_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index caseload_entry_once on caseload_entry (learner_id) where ended_at is null`.execute(db)
  await sql`create index caseload_entry_adviser on caseload_entry (adviser_id, priority, sort_name, id) where ended_at is null`.execute(
    db,
  )
  await sql`
    create table contact (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      adviser_id uuid not null references account,
      kind text not null,
      outcome text not null,
      happened_at timestamptz not null,
      note text,
      next_action_on date,
      recorded_at timestamptz not null
    )`.execute(db)
  await sql`create index contact_learner on contact (learner_id, happened_at desc, id)`.execute(db)
  await sql`
    create table destination (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      cycle_id uuid not null references cycle,
      kind text not null check (kind in ('intended', 'actual', 'sustained')),
      code text not null,
      provider_id uuid references organisation,
      choice_id uuid references choice,
      enrolment_id uuid references enrolment,
      reason text,
      recorded_by_id uuid references account,
      recorded_at timestamptz not null,
      superseded_at timestamptz
    )`.execute(db)
  await sql`create unique index destination_one_current on destination (learner_id, cycle_id, kind) where superseded_at is null`.execute(
    db,
  )
}
