import { sql, type Kysely } from 'kysely'

/** Each time a school reminded a learner of what is missing: kept, so that nobody is reminded twice in a week. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table nudge (
      id uuid primary key,
      learner_id uuid not null references learner,
      school_id uuid not null references organisation,
      cycle_id uuid not null references cycle,
      gap text not null check (gap in ('no-account', 'no-profile', 'no-choice', 'unsent', 'to-answer')),
      nudged_by_id uuid references account,
      nudged_at timestamptz not null
    )`.execute(db)
  await sql`create index nudge_learner on nudge (learner_id, nudged_at desc, id)`.execute(db)
}
