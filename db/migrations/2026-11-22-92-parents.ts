import { sql, type Kysely } from 'kysely'

/** A parent's own request and what was decided of it; and what staff hide from a parent, with nothing said to the parent. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table parent_request (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      name text not null,
      email citext not null,
      relationship text not null,
      decision text not null check (decision in ('asked-learner', 'invited', 'refused')),
      reason text not null,
      decided_by_id uuid not null references account,
      decided_at timestamptz not null,
      answer text check (answer in ('yes', 'no')),
      answered_at timestamptz,
      check ((answer is null) = (answered_at is null))
    )`.execute(db)
  await sql`create index parent_request_learner on parent_request (learner_id, decided_at desc, id)`.execute(db)

  await sql`
    create table parent_block (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      email citext,
      basis text not null check (basis in ('court-order', 'safeguarding')),
      note text not null,
      set_by_id uuid not null references account,
      set_at timestamptz not null,
      lifted_by_id uuid references account,
      lifted_at timestamptz
    )`.execute(db)
  await sql`create index parent_block_learner on parent_block (learner_id) where lifted_at is null`.execute(db)
}
