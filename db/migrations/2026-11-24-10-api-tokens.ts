import { sql, type Kysely } from 'kysely'

/**
 * Programs of an organisation: the tokens they sign in with, what they have asked for, and the answers that are kept so that a
 * deed sent twice is done once. The record and the log of views name the token, where no person did it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table api_token (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation,
      name text not null check (length(name) between 1 and 60),
      hashed text not null unique,
      ending text not null,
      rights text[] not null check (rights <@ array['see', 'interview', 'decide'] and rights @> array['see']),
      created_by_id uuid not null references account,
      created_at timestamptz not null,
      expires_on date not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      revoked_by_id uuid references account
    )`.execute(db)
  await sql`create unique index api_token_name on api_token (organisation_id, lower(name)) where revoked_at is null`.execute(
    db,
  )
  await sql`create index api_token_organisation on api_token (organisation_id, created_at desc, id)`.execute(db)
  await sql`create index api_token_expiry on api_token (expires_on) where revoked_at is null`.execute(db)

  await sql`
    create table api_request (
      id uuid primary key default gen_random_uuid(),
      token_id uuid not null references api_token,
      method text not null,
      path text not null,
      status smallint not null,
      milliseconds integer not null,
      asked_at timestamptz not null
    )`.execute(db)
  await sql`create index api_request_token on api_request (token_id, asked_at desc, id desc)`.execute(db)
  await sql`create index api_request_age on api_request (asked_at)`.execute(db)

  await sql`
    create table api_answer (
      token_id uuid not null references api_token,
      key text not null check (length(key) between 1 and 200),
      asked text not null,
      answer jsonb not null,
      answered_at timestamptz not null,
      primary key (token_id, key)
    )`.execute(db)
  await sql`create index api_answer_age on api_answer (answered_at)`.execute(db)

  await sql`alter table audit_event add column token_id uuid`.execute(db)
  await sql`alter table record_view add column token_id uuid references api_token`.execute(db)
  await sql`alter table applicant_note add column token_id uuid references api_token`.execute(db)
  await sql`create index choice_changed on choice (provider_id, changed_at, id) where sent_at is not null`.execute(db)
}
