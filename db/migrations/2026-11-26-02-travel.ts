import { sql, type Kysely } from 'kysely'

/**
 * Minibuses that take learners to a host and home again: which weekday, where it stops at what time, how many seats, and which
 * learner of which placement gets on where. A seat is kept for a block of the week: who is not expected then is not on the list.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table minibus_run (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation,
      name text not null check (length(name) <= 80),
      weekday smallint not null check (weekday between 1 and 7),
      seats integer not null check (seats between 1 and 80),
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      phone text not null check (length(phone) <= 40),
      version integer not null default 1
    )`.execute(db)
  await sql`create index minibus_run_day on minibus_run (organisation_id, weekday, from_on, id)`.execute(db)

  await sql`
    create table minibus_stop (
      id uuid primary key default gen_random_uuid(),
      run_id uuid not null references minibus_run,
      position integer not null,
      name text not null check (length(name) <= 80),
      leaves time not null,
      unique (run_id, position)
    )`.execute(db)

  await sql`
    create table minibus_seat (
      id uuid primary key default gen_random_uuid(),
      run_id uuid not null references minibus_run,
      stop_id uuid not null references minibus_stop,
      placement_id uuid not null references placement,
      block_id uuid not null references timetable_block,
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      given_up_at timestamptz,
      constraint minibus_seat_one exclude using gist
        (run_id with =, placement_id with =, daterange(from_on, until_on, '[]') with &&) where (given_up_at is null)
    )`.execute(db)
  await sql`create index minibus_seat_stop on minibus_seat (stop_id)`.execute(db)
  await sql`create index minibus_seat_placement on minibus_seat (placement_id)`.execute(db)
  await sql`create index minibus_seat_block on minibus_seat (block_id)`.execute(db)
}
