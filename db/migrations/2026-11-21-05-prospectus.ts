import { sql, type Kysely } from 'kysely'

/** Courses and their runs, as providers publish them. */
export async function up(db: Kysely<unknown>) {
  await sql`create type publishing_status as enum ('draft', 'live', 'withdrawn')`.execute(db)
  await sql`
    create table course (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid not null references organisation,
      key text not null,
      is_key_weak boolean not null default false,
      slug text not null unique,
      status publishing_status not null default 'draft',
      title text not null,
      summary text,
      description text,
      route text,
      level text,
      subject_code text,
      keywords text,
      qualification_title text,
      qualification_reference text,
      awarding_body text,
      entry_requirements text,
      what_you_study text,
      assessment text,
      leads_to text,
      career_outcome text,
      support text,
      what_you_need text,
      application_procedure text,
      url text,
      is_collaborative boolean not null default false,
      received jsonb not null default '{}',
      content_hash text,
      reviewed_on date,
      withdrawn_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider_id, key)
    )`.execute(db)
  await sql`create index course_status on course (status, title, id)`.execute(db)
  await sql`
    create table course_run (
      id uuid primary key default gen_random_uuid(),
      course_id uuid not null references course,
      site_id uuid references site,
      key text not null,
      is_key_weak boolean not null default false,
      status publishing_status not null default 'draft',
      is_open boolean not null default true,
      starts_on date,
      start_text text,
      ends_on date,
      duration text,
      study_mode text,
      attendance_mode text,
      attendance_pattern text,
      cost_pence int,
      cost_text text,
      age text,
      places int check (places >= 0),
      has_hard_limit boolean not null default false,
      apply_from date,
      apply_until date,
      apply_to text,
      received jsonb not null default '{}',
      content_hash text,
      withdrawn_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (course_id, key)
    )`.execute(db)
  await sql`create index course_run_site on course_run (site_id)`.execute(db)
}
