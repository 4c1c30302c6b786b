import { sql, type Kysely } from 'kysely'

/** Letters, once each for what caused them; the demo's clock; what a page of the prospectus was made from. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table letter (
      id uuid primary key default gen_random_uuid(),
      key text not null unique,
      template text not null,
      to_email citext not null,
      account_id uuid references account,
      learner_id uuid references learner,
      subject text not null,
      html text not null,
      body text not null,
      message_id text not null unique,
      written_at timestamptz not null,
      sent_at timestamptz,
      attempts int not null default 0,
      failure text
    )`.execute(db)
  await sql`create index letter_written on letter (written_at desc, id)`.execute(db)
  await sql`create index letter_learner on letter (learner_id, written_at desc)`.execute(db)
  await sql`create index letter_unsent on letter (written_at) where sent_at is null`.execute(db)
  await sql`
    create table reminder (
      key text primary key,
      sent_at timestamptz not null
    )`.execute(db)
  await sql`
    create table system_setting (
      name text primary key,
      value jsonb not null,
      updated_at timestamptz not null
    )`.execute(db)
  // The shape the rate limiter expects; made here because the application may not make tables.
  await sql`
    create table throttle (
      key text primary key,
      points integer not null default 0,
      expire bigint
    )`.execute(db)
}
