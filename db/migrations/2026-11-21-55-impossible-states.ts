import { sql, type Kysely } from 'kysely'

/** What the nightly look for impossible states last found: support reads it, and nothing may stay in it for long. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table impossible_state (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      sentence text not null,
      subject_id uuid not null,
      learner_id uuid references learner,
      found_at timestamptz not null
    )`.execute(db)
  await sql`create index impossible_state_learner on impossible_state (learner_id)`.execute(db)
  await sql`create index impossible_state_name on impossible_state (name, id)`.execute(db)
}
