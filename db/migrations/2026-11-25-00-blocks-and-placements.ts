import { sql, type Kysely } from 'kysely'

/**
 * The timetable blocks that schools and providers of an area have agreed on, who is expected where in one of them, and placements:
 * a learner of a home school on a course of a host. That nobody is in two places in one block is kept by the table itself.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table timetable_block (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      name text not null check (length(name) <= 60),
      weekday smallint not null check (weekday between 1 and 7),
      starts time not null,
      ends time not null check (ends > starts),
      retired_at timestamptz
    )`.execute(db)
  await sql`create unique index timetable_block_name on timetable_block (area_id, lower(name)) where retired_at is null`.execute(
    db,
  )
  await sql`create index timetable_block_area on timetable_block (area_id, weekday, starts, id)`.execute(db)

  await sql`
    create table block_booking (
      id uuid primary key default gen_random_uuid(),
      block_id uuid not null references timetable_block,
      learner_id uuid not null references learner,
      course_run_id uuid not null references course_run,
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      status text not null check (status in ('provisional', 'confirmed', 'free')),
      held_until timestamptz,
      booked_at timestamptz not null,
      check ((status = 'provisional') = (held_until is not null)),
      constraint block_booking_one_place exclude using gist
        (learner_id with =, block_id with =, daterange(from_on, until_on, '[]') with &&) where (status <> 'free')
    )`.execute(db)
  await sql`create index block_booking_learner on block_booking (learner_id, from_on)`.execute(db)
  await sql`create index block_booking_block on block_booking (block_id, course_run_id) where status <> 'free'`.execute(
    db,
  )
  await sql`create index block_booking_run on block_booking (course_run_id, status)`.execute(db)

  await sql`
    create table placement (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      home_id uuid not null references organisation,
      host_id uuid not null references organisation,
      course_run_id uuid not null references course_run,
      case_id uuid unique,
      state text not null check (state in
        ('planned', 'started', 'suspended', 'not-arrived', 'withdrawn', 'transferred', 'left-early', 'completed')),
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      ended_on date,
      reason_id uuid references reason,
      detail text check (length(detail) <= 1000),
      planned_by_id uuid references account,
      planned_at timestamptz not null,
      changed_at timestamptz not null,
      version integer not null default 1,
      check ((state in ('not-arrived', 'withdrawn', 'transferred', 'left-early', 'completed')) = (ended_on is not null))
    )`.execute(db)
  await sql`create index placement_learner on placement (learner_id, starts_on desc, id)`.execute(db)
  await sql`create index placement_home on placement (home_id, state, starts_on, id)`.execute(db)
  await sql`create index placement_host on placement (host_id, state, starts_on, id)`.execute(db)
  await sql`create index placement_run on placement (course_run_id, state, learner_id)`.execute(db)
  await sql`create index placement_planned_by on placement (planned_by_id)`.execute(db)
  await sql`create index placement_reason on placement (reason_id)`.execute(db)

  await sql`
    create table placement_booking (
      booking_id uuid primary key references block_booking,
      placement_id uuid not null references placement
    )`.execute(db)
  await sql`create index placement_booking_placement on placement_booking (placement_id)`.execute(db)
}
