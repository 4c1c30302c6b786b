import { sql, type Kysely } from 'kysely'

/** A form that was sent after its session had ended: it waits, locked, until the same person has signed in again. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table kept_form (
      id text primary key,
      account_id uuid not null references account,
      membership_id uuid references membership,
      page text not null,
      sealed bytea not null,
      kept_until timestamptz not null
    )`.execute(db)
  await sql`create index kept_form_account on kept_form (account_id)`.execute(db)
  await sql`create index kept_form_until on kept_form (kept_until)`.execute(db)
  await sql`create index account_session_expiry on account_session (expires_at)`.execute(db)
}
