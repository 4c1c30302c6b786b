import { sql, type Kysely } from 'kysely'

/**
 * An address that a mail server refused is not written to again; a person may want a kind of letter in a daily one, or not at
 * all. What was written is kept either way, with what became of it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table bounced_address (
      email citext primary key,
      bounced_at timestamptz not null,
      reason text not null check (length(reason) <= 300),
      letter_id uuid references letter on delete set null
    )`.execute(db)
  await sql`
    create table letter_wish (
      account_id uuid not null references account,
      template text not null,
      wish text not null check (wish in ('digest', 'none')),
      primary key (account_id, template)
    )`.execute(db)
  await sql`
    alter table letter
      add column fate text not null default 'post' check (fate in ('post', 'digest', 'not-wanted', 'no-address')),
      add column digest_id uuid references letter`.execute(db)
  await sql`create index letter_for_digest on letter (account_id, written_at) where fate = 'digest' and digest_id is null`.execute(
    db,
  )
}
