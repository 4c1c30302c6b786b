import { sql, type Kysely } from 'kysely'

/** What a learner applies for outside this process: to an employer, a private provider, another area. Nobody enforces rules on it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table outside_application (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      cycle_id uuid not null references cycle,
      kind text not null check (kind in ('employer', 'private', 'other-area')),
      organisation_name text not null check (length(organisation_name) between 1 and 120),
      title text not null check (length(title) between 1 and 120),
      state text not null check (state in ('planned', 'applied', 'interview', 'offered', 'accepted', 'ended')),
      version int not null default 1,
      recorded_by_id uuid references account,
      created_at timestamptz not null,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`create index outside_application_learner on outside_application (learner_id, cycle_id, created_at, id)`.execute(
    db,
  )
}
