import { sql, type Kysely } from 'kysely'

/**
 * Ranked allocations: by which published rules a shared course takes learners, the draw that numbers learners once for all, and each
 * run with what became of every case, so that runs can be compared before the panel adopts one.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table allocation_terms (
      shared_run_id uuid primary key references shared_run,
      rules text[] not null check (cardinality(rules) <= 6),
      reserved integer not null check (reserved >= 0),
      published_at timestamptz not null,
      published_by_id uuid references account
    )`.execute(db)
  await sql`create index allocation_terms_by on allocation_terms (published_by_id)`.execute(db)

  await sql`
    create table allocation_draw (
      panel_id uuid primary key references panel,
      seed text not null,
      drawn_at timestamptz not null,
      drawn_by_id uuid references account
    )`.execute(db)
  await sql`create index allocation_draw_by on allocation_draw (drawn_by_id)`.execute(db)

  await sql`
    create table allocation_run (
      id uuid primary key,
      panel_id uuid not null references panel,
      made_by_id uuid references account,
      made_at timestamptz not null,
      digest text not null,
      courses jsonb not null,
      cases integer not null,
      placed integer not null,
      complaints integer not null,
      meeting_id uuid references panel_meeting,
      adopted_by_id uuid references account,
      adopted_at timestamptz,
      finished_at timestamptz,
      check ((adopted_at is null) = (meeting_id is null)),
      check (adopted_at is null or complaints = 0)
    )`.execute(db)
  await sql`create index allocation_run_panel on allocation_run (panel_id, made_at desc, id)`.execute(db)
  await sql`create index allocation_run_made_by on allocation_run (made_by_id)`.execute(db)
  await sql`create index allocation_run_adopted_by on allocation_run (adopted_by_id)`.execute(db)
  await sql`create index allocation_run_meeting on allocation_run (meeting_id)`.execute(db)
  await sql`create index allocation_run_unfinished on allocation_run (adopted_at, id)
    where adopted_at is not null and finished_at is null`.execute(db)

  await sql`
    create table allocation_result (
      run_id uuid not null references allocation_run,
      case_id uuid not null references panel_case,
      position smallint,
      shared_run_id uuid references shared_run,
      reasons jsonb not null,
      ended_at timestamptz,
      why text,
      primary key (run_id, case_id),
      check ((position is null) = (shared_run_id is null))
    )`.execute(db)
  await sql`create index allocation_result_case on allocation_result (case_id)`.execute(db)
  await sql`create index allocation_result_course on allocation_result (shared_run_id)`.execute(db)
  await sql`create index allocation_result_left on allocation_result (run_id, case_id) where ended_at is null`.execute(
    db,
  )
}
