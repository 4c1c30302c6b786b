import { sql, type Kysely } from 'kysely'

/** What a school writes about a learner: one for all choices of a year, asked for by itself, and each reminder to write it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table reference (
      id uuid primary key,
      application_id uuid not null unique references application,
      learner_id uuid not null references learner,
      school_id uuid not null references organisation,
      state text not null check (state in ('requested', 'drafted', 'approved', 'released')) default 'requested',
      text text,
      assigned_to_id uuid references account,
      written_by_id uuid references account,
      approved_by_id uuid references account,
      requested_at timestamptz not null,
      released_at timestamptz,
      version int not null default 1,
      check (state = 'requested' or text is not null),
      check ((state = 'released') = (released_at is not null))
    )`.execute(db)
  await sql`create index reference_learner on reference (learner_id)`.execute(db)
  await sql`create index reference_school on reference (school_id, requested_at, id)`.execute(db)
  await sql`create index reference_open on reference (requested_at, id) where state <> 'released'`.execute(db)
  await sql`
    create table reference_chase (
      reference_id uuid not null references reference,
      reader text not null check (reader in ('writer', 'learner')),
      day int not null,
      chased_at timestamptz not null,
      primary key (reference_id, reader, day)
    )`.execute(db)
}
