import { sql, type Kysely } from 'kysely'

/** Areas and organisations, the people who sign in, and what each may act as. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table area (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      slug text not null unique,
      created_at timestamptz not null default now()
    )`.execute(db)

  await sql`create type organisation_kind as enum ('school', 'college', 'training-provider', 'employer', 'authority', 'service')`.execute(
    db,
  )
  await sql`create type organisation_status as enum ('draft', 'open', 'closed')`.execute(db)
  await sql`
    create table organisation (
      id uuid primary key default gen_random_uuid(),
      area_id uuid references area,
      kind organisation_kind not null,
      status organisation_status not null default 'open',
      name text not null,
      slug text not null unique,
      urn text unique,
      ukprn text unique,
      laestab text,
      authority_code text unique,
      authority_id uuid references organisation,
      has_sixth_form boolean not null default false,
      takes_applications boolean not null default false,
      summary text,
      website text,
      email text,
      phone text,
      address text,
      town text,
      postcode text,
      opened_on date,
      closed_on date,
      content_hash text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index organisation_area on organisation (area_id, kind, name, id)`.execute(db)
  await sql`create index organisation_authority on organisation (authority_id)`.execute(db)
  await sql`create table area_authority (
      area_id uuid not null references area,
      authority_id uuid not null references organisation,
      primary key (area_id, authority_id)
    )`.execute(db)
  await sql`create table area_setting (
      area_id uuid not null references area,
      name text not null,
      value jsonb not null,
      updated_at timestamptz not null default now(),
      primary key (area_id, name)
    )`.execute(db)
  await sql`
    create table site (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation,
      key text not null,
      name text not null,
      address text,
      town text,
      postcode text,
      outcode text,
      phone text,
      email text,
      unique (organisation_id, key)
    )`.execute(db)

  await sql`
    create table learner (
      id uuid primary key default gen_random_uuid(),
      area_id uuid references area,
      authority_id uuid references organisation,
      legal_given_names text not null,
      given_names text not null,
      family_name text not null,
      name_key text not null,
      born_on date not null,
      sex text,
      email citext,
      phone text,
      address text,
      postcode text,
      is_address_protected boolean not null default false,
      content_hash text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index learner_name_key on learner (name_key, born_on)`.execute(db)
  await sql`create index learner_area on learner (area_id, family_name, given_names, id)`.execute(db)

  await sql`
    create table account (
      id uuid primary key default gen_random_uuid(),
      email citext not null unique,
      name text not null,
      password_hash text,
      password_set_at timestamptz,
      learner_id uuid unique references learner,
      is_disabled boolean not null default false,
      last_signed_in_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table membership (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      organisation_id uuid not null references organisation,
      role text not null,
      form text,
      created_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db)
  await sql`create index membership_account on membership (account_id) where ended_at is null`.execute(db)
  await sql`create unique index membership_once on membership (account_id, organisation_id, role) where ended_at is null`.execute(
    db,
  )
  await sql`create index membership_organisation on membership (organisation_id, role) where ended_at is null`.execute(
    db,
  )
  await sql`
    create table account_session (
      id text primary key,
      user_id uuid not null references account,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      membership_id uuid references membership
    )`.execute(db)
  await sql`create index account_session_user on account_session (user_id)`.execute(db)
  await sql`
    create table invitation (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('staff', 'learner', 'parent', 'new-password')),
      code_hash text not null unique,
      email citext,
      name text,
      account_id uuid references account,
      organisation_id uuid references organisation,
      role text,
      form text,
      learner_id uuid references learner,
      invited_by_id uuid references account,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db)
  await sql`create index invitation_learner on invitation (learner_id) where used_at is null`.execute(db)
  await sql`create index invitation_account on invitation (account_id) where used_at is null`.execute(db)
}
