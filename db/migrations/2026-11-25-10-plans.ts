import { sql, type Kysely } from 'kysely'

/** Templates of plans and the copy a plan keeps; the learner's own words in the plan, every saving of them kept; and what others write beside them, never over them. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table plan_template (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      name text not null check (length(name) between 1 and 80),
      rights jsonb not null,
      review_weeks smallint not null check (review_weeks between 2 and 52),
      changed_at timestamptz not null,
      retired_at timestamptz,
      version integer not null default 1
    )`.execute(db)
  await sql`create unique index plan_template_name on plan_template (area_id, lower(name)) where retired_at is null`.execute(
    db,
  )

  // A plan keeps its own copy of what the template said: later changes of the template do not reach it.
  await sql`
    create table plan (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null unique references learner,
      template_id uuid references plan_template,
      template_name text not null,
      rights jsonb not null,
      review_weeks smallint not null check (review_weeks between 2 and 52),
      begun_at timestamptz not null,
      chosen_by_id uuid references account
    )`.execute(db)
  await sql`create index plan_template_of on plan (template_id)`.execute(db)
  await sql`create index plan_chosen_by on plan (chosen_by_id)`.execute(db)

  await sql`
    create table plan_version (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      section text not null check (section in ('aims', 'strengths', 'interests', 'needs')),
      version integer not null check (version > 0),
      words text not null check (length(words) <= 3000),
      written_by_id uuid references account,
      written_at timestamptz not null,
      unique (learner_id, section, version)
    )`.execute(db)
  await sql`create index plan_version_written_by on plan_version (written_by_id)`.execute(db)

  await sql`
    create table plan_contribution (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      section text not null check (section in ('aims', 'strengths', 'interests', 'needs')),
      words text not null check (length(words) <= 1000),
      written_by_id uuid references account,
      written_as text not null,
      organisation_id uuid references organisation,
      written_at timestamptz not null,
      taken_back_at timestamptz
    )`.execute(db)
  await sql`create index plan_contribution_learner on plan_contribution (learner_id, section, written_at desc, id)`.execute(
    db,
  )
  await sql`create index plan_contribution_written_by on plan_contribution (written_by_id)`.execute(db)
  await sql`create index plan_contribution_organisation on plan_contribution (organisation_id)`.execute(db)
}
