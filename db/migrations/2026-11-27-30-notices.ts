import { sql, type Kysely } from 'kysely'

/**
 * What an area tells the people who work with it: a notice for the audiences it is meant for, and for those that matter who
 * said that they have read it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table notice (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      title text not null check (length(title) between 1 and 120),
      body text not null check (length(body) between 1 and 4000),
      audiences text[] not null check (cardinality(audiences) > 0
        and audiences <@ array['learner', 'parent', 'school', 'provider', 'adviser', 'panel']),
      needs_receipt boolean not null,
      shown_until date,
      written_by_id uuid not null references account,
      published_at timestamptz not null,
      changed_at timestamptz not null,
      withdrawn_at timestamptz,
      version integer not null default 1
    )`.execute(db)
  await sql`create index notice_area on notice (area_id, published_at desc, id)`.execute(db)
  await sql`create index notice_written_by on notice (written_by_id)`.execute(db)

  // A change of what matters asks everybody again: the receipt holds the version that was read.
  await sql`
    create table notice_receipt (
      notice_id uuid not null references notice on delete cascade,
      account_id uuid not null references account,
      organisation_id uuid references organisation,
      version integer not null,
      read_at timestamptz not null,
      primary key (notice_id, account_id)
    )`.execute(db)
  await sql`create index notice_receipt_account on notice_receipt (account_id)`.execute(db)
  await sql`create index notice_receipt_organisation on notice_receipt (organisation_id, notice_id)`.execute(db)
}
