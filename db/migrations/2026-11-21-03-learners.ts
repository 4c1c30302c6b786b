import { sql, type Kysely } from 'kysely'

/** The young person's record: identifiers, the school roll, needs, parents, and who has looked. */
export async function up(db: Kysely<unknown>) {
  await sql`create type identifier_kind as enum ('upn', 'former-upn', 'uln', 'uci', 'admission-number')`.execute(db)
  await sql`
    create table learner_identifier (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      kind identifier_kind not null,
      value text not null,
      organisation_id uuid references organisation,
      source text not null,
      recorded_at timestamptz not null,
      superseded_at timestamptz
    )`.execute(db)
  await sql`create index learner_identifier_learner on learner_identifier (learner_id)`.execute(db)
  await sql`create index learner_identifier_value on learner_identifier (kind, value)`.execute(db)
  await sql`create unique index learner_identifier_once on learner_identifier (kind, value)
    where superseded_at is null and kind in ('upn', 'uln')`.execute(db)

  await sql`
    create table roll_entry (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      school_id uuid not null references organisation,
      year_group int not null,
      form text,
      started_on date,
      left_on date,
      recorded_at timestamptz not null
    )`.execute(db)
  await sql`create unique index roll_entry_once on roll_entry (learner_id) where left_on is null`.execute(db)
  await sql`create index roll_entry_school on roll_entry (school_id, year_group, form, learner_id) where left_on is null`.execute(
    db,
  )

  await sql`
    create table learner_need (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      kind text not null,
      value text not null,
      source text not null,
      recorded_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index learner_need_once on learner_need (learner_id, kind) where ended_at is null`.execute(db)

  await sql`
    create table parent_link (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      learner_id uuid not null references learner,
      relationship text not null,
      linked_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index parent_link_once on parent_link (account_id, learner_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index parent_link_learner on parent_link (learner_id) where ended_at is null`.execute(db)

  await sql`
    create table record_view (
      id uuid primary key default gen_random_uuid(),
      viewed_at timestamptz not null,
      learner_id uuid not null references learner,
      viewer_id uuid references account,
      viewer_role text not null,
      organisation_id uuid references organisation,
      what text not null,
      request_id text not null
    )`.execute(db)
  await sql`create index record_view_learner on record_view (learner_id, viewed_at desc, id)`.execute(db)
  await sql`create trigger record_view_append_only before update or delete or truncate on record_view
    for each statement execute function forbid_change()`.execute(db)
  await sql`do $$ begin if exists (select from pg_roles where rolname = 'onward_app') then
      revoke update, delete, truncate on record_view from onward_app; end if; end $$`.execute(db)
}
