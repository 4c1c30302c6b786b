import { sql, type Kysely } from 'kysely'

/** The cycle, the plan's grades, the application and each choice on it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table cycle (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      name text not null,
      starts_on date not null,
      ends_on date not null,
      unique (area_id, starts_on)
    )`.execute(db)
  await sql`
    create table key_date (
      id uuid primary key default gen_random_uuid(),
      cycle_id uuid not null references cycle,
      name text not null,
      falls_on date not null,
      label text not null,
      is_public boolean not null default true,
      unique (cycle_id, name)
    )`.execute(db)
  await sql`
    create table closure (
      id uuid primary key default gen_random_uuid(),
      area_id uuid references area,
      kind text not null check (kind in ('bank-holiday', 'school-holiday')),
      name text not null,
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on)
    )`.execute(db)
  await sql`create index closure_area on closure (area_id, starts_on)`.execute(db)

  await sql`create type grade_stage as enum ('predicted', 'achieved')`.execute(db)
  await sql`
    create table grade (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      subject text not null,
      qualification text not null,
      scale text not null,
      grade text not null,
      stage grade_stage not null,
      source text not null,
      is_confirmed boolean not null default false,
      recorded_by_id uuid references account,
      recorded_at timestamptz not null,
      unique (learner_id, qualification, subject, stage)
    )`.execute(db)
  await sql`
    create table progress_note (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      written_by_id uuid not null references account,
      written_at timestamptz not null,
      body text not null,
      rating text check (rating in ('on-track', 'some-concern', 'at-risk'))
    )`.execute(db)
  await sql`create index progress_note_learner on progress_note (learner_id, written_at desc, id)`.execute(db)

  await sql`
    create table application (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      cycle_id uuid not null references cycle,
      reference text not null unique,
      version int not null default 1,
      first_sent_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (learner_id, cycle_id)
    )`.execute(db)
  await sql`
    create table application_section (
      application_id uuid not null references application,
      section text not null,
      answers jsonb not null default '{}',
      completed_at timestamptz,
      updated_at timestamptz not null,
      primary key (application_id, section)
    )`.execute(db)

  await sql`create type choice_state as enum (
      'draft', 'with_school', 'not_sent', 'submitted', 'info_requested', 'interviewing', 'overdue', 'waiting_list', 'offer',
      'accepted_backup', 'accepted_conditional', 'place_confirmed', 'deferred', 'enrolled', 'did_not_attend', 'rejected',
      'ended_no_reply', 'offer_withdrawn', 'declined', 'lapsed', 'conditions_not_met', 'withdrawn', 'course_cancelled')`.execute(
    db,
  )
  await sql`
    create table choice (
      id uuid primary key default gen_random_uuid(),
      application_id uuid not null references application,
      learner_id uuid not null references learner,
      cycle_id uuid not null references cycle,
      course_run_id uuid not null references course_run,
      provider_id uuid not null references organisation,
      state choice_state not null default 'draft',
      version int not null default 1,
      preference int not null,
      sent_at timestamptz,
      answer_by date,
      decided_at timestamptz,
      is_late boolean not null default false,
      snapshot jsonb,
      created_at timestamptz not null,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`create unique index choice_once on choice (learner_id, course_run_id)
    where state not in ('not_sent', 'enrolled', 'did_not_attend', 'rejected', 'ended_no_reply', 'offer_withdrawn', 'declined',
      'lapsed', 'conditions_not_met', 'withdrawn', 'course_cancelled')`.execute(db)
  await sql`create index choice_learner on choice (learner_id, preference, id)`.execute(db)
  await sql`create index choice_application on choice (application_id, preference, id)`.execute(db)
  await sql`create index choice_provider on choice (provider_id, state, answer_by, id)`.execute(db)
  await sql`create index choice_run on choice (course_run_id, state)`.execute(db)
  await sql`create index choice_clock on choice (state, answer_by)`.execute(db)

  await sql`
    create table reason (
      id uuid primary key default gen_random_uuid(),
      list text not null,
      code text not null,
      category text not null,
      label text not null,
      learner_words text,
      needs_detail boolean not null default false,
      provider_kinds text[] not null default '{}',
      position int not null,
      valid_from date not null,
      valid_to date,
      unique (list, code, valid_from)
    )`.execute(db)
  await sql`
    create table withdrawal (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      reason_id uuid references reason,
      detail text,
      withdrawn_by_id uuid references account,
      withdrawn_at timestamptz not null
    )`.execute(db)
  await sql`create index withdrawal_choice on withdrawal (choice_id)`.execute(db)
  await sql`
    create table rejection (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      rejected_by_id uuid references account,
      rejected_at timestamptz not null,
      message text
    )`.execute(db)
  await sql`create index rejection_choice on rejection (choice_id)`.execute(db)
  await sql`
    create table rejection_reason (
      rejection_id uuid not null references rejection,
      reason_id uuid not null references reason,
      detail text,
      primary key (rejection_id, reason_id)
    )`.execute(db)
}
