import { sql, type Kysely } from 'kysely'

/** What the national register of establishments last said of an organisation, so that a newer edit of ours is seen as one. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table organisation
      add column phase text,
      add column establishment_type text,
      add column lowest_age int,
      add column highest_age int`.execute(db)
  await sql`
    create table establishment (
      organisation_id uuid primary key references organisation,
      urn text not null unique,
      received jsonb not null,
      intake_id uuid not null references intake,
      read_at timestamptz not null
    )`.execute(db)
  await sql`create index establishment_intake on establishment (intake_id)`.execute(db)
}
