import { sql, type Kysely } from 'kysely'

/**
 * How each provider did in a year of applications, counted every night: what a provider’s own figures are compared with.
 * Days are working days, as the clock for answers counts them. No row tells of one learner. The two indexes lead to what is over: a waiting
 * list that was left, a school's roll that was left.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table provider_year (
      provider_id uuid not null references organisation,
      cycle_id uuid not null references cycle,
      received integer not null,
      answered integer not null,
      owed integer not null,
      in_time integer not null,
      median_days double precision,
      ninetieth_days double precision,
      offered integer not null,
      accepted integer not null,
      confirmed integer not null,
      enrolled integer not null,
      interviewed integer not null,
      missed integer not null,
      rejected integer not null,
      reasons jsonb not null default '{}',
      counted_at timestamptz not null,
      primary key (provider_id, cycle_id)
    )`.execute(db)
  await sql`create index provider_year_cycle on provider_year (cycle_id)`.execute(db)
  await sql`create index roll_entry_learner on roll_entry (learner_id, left_on)`.execute(db)
  await sql`create index waiting_list_entry_choice on waiting_list_entry (choice_id, added_at)`.execute(db)
}
