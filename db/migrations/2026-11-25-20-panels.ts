import { sql, type Kysely } from 'kysely'

/** Panels that share places between schools and providers: who sits on one, and the course runs it gives places on, with their blocks. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table panel (
      id uuid primary key,
      area_id uuid not null references area,
      name text not null check (length(name) <= 80),
      quorum smallint not null check (quorum between 1 and 20),
      hold_days smallint not null default 10 check (hold_days between 1 and 60),
      begun_at timestamptz not null
    )`.execute(db)
  await sql`create unique index panel_name on panel (area_id, lower(name))`.execute(db)

  await sql`
    create table panel_member (
      id uuid primary key,
      panel_id uuid not null references panel,
      account_id uuid not null references account,
      seat text not null check (seat in ('clerk', 'chair', 'member')),
      seated_at timestamptz not null,
      left_at timestamptz
    )`.execute(db)
  await sql`create unique index panel_member_seat on panel_member (panel_id, account_id) where left_at is null`.execute(
    db,
  )
  await sql`create index panel_member_account on panel_member (account_id, panel_id)`.execute(db)

  await sql`
    create table shared_run (
      id uuid primary key,
      panel_id uuid not null references panel,
      course_run_id uuid not null references course_run,
      host_id uuid not null references organisation,
      places smallint not null check (places between 1 and 500),
      least smallint not null check (least between 1 and 500),
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      transport text check (length(transport) <= 300),
      support text check (length(support) <= 300),
      safe_until date,
      out_from date,
      out_until date,
      shared_at timestamptz not null,
      version integer not null default 1,
      check ((out_from is null) = (out_until is null) and (out_from is null or out_until >= out_from))
    )`.execute(db)
  await sql`create unique index shared_run_once on shared_run (panel_id, course_run_id, from_on)`.execute(db)
  await sql`create index shared_run_course_run on shared_run (course_run_id)`.execute(db)
  await sql`create index shared_run_host on shared_run (host_id, panel_id)`.execute(db)

  await sql`
    create table shared_run_block (
      shared_run_id uuid not null references shared_run,
      block_id uuid not null references timetable_block,
      primary key (shared_run_id, block_id)
    )`.execute(db)
  await sql`create index shared_run_block_block on shared_run_block (block_id)`.execute(db)
}
