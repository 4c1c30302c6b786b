import { sql, type Kysely } from 'kysely'

/** Text messages to those who gave a mobile number and agreed: written once for what caused them, as letters are. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table text_agreement (
      account_id uuid primary key references account,
      phone text not null check (phone ~ '^[+][0-9]{8,15}$'),
      agreed_at timestamptz not null
    )`.execute(db)
  await sql`
    create table text_message (
      id uuid primary key default gen_random_uuid(),
      key text not null unique,
      template text not null,
      to_phone text not null,
      account_id uuid not null references account,
      learner_id uuid references learner,
      body text not null check (length(body) <= 160),
      written_at timestamptz not null,
      sent_at timestamptz,
      failure text
    )`.execute(db)
  await sql`create index text_message_written on text_message (written_at desc, id)`.execute(db)
  await sql`create index text_message_account on text_message (account_id, written_at desc)`.execute(db)
  await sql`create index text_message_learner on text_message (learner_id, written_at desc)`.execute(db)
}
