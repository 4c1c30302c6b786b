import { sql, type Kysely } from 'kysely'

/** What the last sheet said of each start, so that a sheet that is older than a change made here does not undo it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table course_sheet_row (
      course_run_id uuid primary key references course_run,
      cells jsonb not null,
      told_at timestamptz not null
    )`.execute(db)
  await sql`alter table intake add column is_all_or_nothing boolean not null default false`.execute(db)
}
