import { sql, type Kysely } from 'kysely'

/**
 * One provider lets another answer its applicants: what it gives, and who signed for each side. Nothing is given before
 * both have signed, nor after either has ended it. A session keeps the link it works under; what is done under one keeps
 * whose person did it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table organisation_link (
      id uuid primary key default gen_random_uuid(),
      owner_id uuid not null references organisation,
      partner_id uuid not null references organisation,
      rights text[] not null,
      proposed_by_id uuid references account,
      proposed_at timestamptz not null,
      owner_signed_by_id uuid references account,
      owner_signed_at timestamptz,
      partner_signed_by_id uuid references account,
      partner_signed_at timestamptz,
      ended_by_id uuid references account,
      ended_at timestamptz,
      constraint organisation_link_of_two check (owner_id <> partner_id),
      constraint organisation_link_rights check (rights <@ array['see', 'interview', 'decide'] and 'see' = any (rights))
    )`.execute(db)
  await sql`create unique index organisation_link_open on organisation_link (owner_id, partner_id) where ended_at is null`.execute(
    db,
  )
  for (const column of [
    'owner_id',
    'partner_id',
    'proposed_by_id',
    'owner_signed_by_id',
    'partner_signed_by_id',
    'ended_by_id',
  ])
    await sql`create index ${sql.ref(`organisation_link_${column}`)} on organisation_link (${sql.ref(column)})`.execute(
      db,
    )
  await sql`alter table account_session add column organisation_link_id uuid references organisation_link`.execute(db)
  await sql`
    create index account_session_link on account_session (organisation_link_id) where organisation_link_id is not null`.execute(
    db,
  )
  for (const table of ['audit_event', 'applicant_note', 'talk_message']) {
    await sql`alter table ${sql.table(table)} add column partner_id uuid references organisation`.execute(db)
    await sql`
      create index ${sql.ref(`${table}_partner`)} on ${sql.table(table)} (partner_id) where partner_id is not null`.execute(
      db,
    )
  }
}
