import { sql, type Kysely } from 'kysely'

/**
 * In which order those on a waiting list are called: a key on each entry, and the rule that gives it, one for each start. Lists
 * without a rule are in the order of joining. What became of a list stays as one row for each course and year.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table waiting_list_entry add order_key double precision not null default 0`.execute(db)
  await sql`drop index waiting_list_entry_run`.execute(db)
  await sql`create index waiting_list_entry_run on waiting_list_entry (course_run_id, order_key, added_at, id) where ended_at is null`.execute(
    db,
  )
  await sql`
    create table waiting_list_rule (
      course_run_id uuid primary key references course_run,
      rule text not null check (rule in ('joined', 'distance', 'by-hand')),
      set_by_id uuid references account,
      set_at timestamptz not null
    )`.execute(db)
  await sql`create index waiting_list_rule_by on waiting_list_rule (set_by_id)`.execute(db)
  await sql`
    create table waiting_list_year (
      course_id uuid not null references course,
      cycle_id uuid not null references cycle,
      waited integer not null,
      offered integer not null,
      deepest integer,
      primary key (course_id, cycle_id)
    )`.execute(db)
}
