import { sql, type Kysely } from 'kysely'

/** The timetable of a course run: which session comes every week, where and in which block. Sessions are planned from it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table timetable_slot (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid not null references organisation,
      course_run_id uuid not null references course_run,
      site_id uuid references site,
      block_id uuid references timetable_block,
      title text not null check (length(title) <= 100),
      weekday smallint not null check (weekday between 1 and 7),
      starts time not null,
      ends time not null check (ends > starts),
      from_on date not null,
      until_on date not null,
      set_by_id uuid references account,
      set_at timestamptz not null
    )`.execute(db)
  await sql`create index timetable_slot_provider on timetable_slot (provider_id, weekday, starts, id)`.execute(db)
  await sql`create index timetable_slot_run on timetable_slot (course_run_id, until_on)`.execute(db)
  await sql`create index timetable_slot_until on timetable_slot (until_on, id)`.execute(db)
  await sql`create index timetable_slot_site on timetable_slot (site_id)`.execute(db)
  await sql`create index timetable_slot_block on timetable_slot (block_id)`.execute(db)
  await sql`create index timetable_slot_set_by on timetable_slot (set_by_id)`.execute(db)

  await sql`alter table class_session add slot_id uuid references timetable_slot`.execute(db)
  await sql`create unique index class_session_slot on class_session (slot_id, starts_at)`.execute(db)
}
