import { sql, type Kysely } from 'kysely'

/** Attendance of a period in numbers, as a school's own system counts it. A later file replaces an earlier one and keeps it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table attendance_summary (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      source text not null default '' check (length(source) <= 40),
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      possible int not null check (possible >= 0),
      attended int not null check (attended between 0 and possible),
      authorised int,
      unauthorised int,
      late int,
      intake_id uuid not null references intake,
      told_at timestamptz not null,
      replaced_at timestamptz
    )`.execute(db)
  await sql`create unique index attendance_summary_now on attendance_summary (learner_id, organisation_id, from_on, until_on, source) where replaced_at is null`.execute(
    db,
  )
  await sql`create index attendance_summary_organisation on attendance_summary (organisation_id, until_on desc) where replaced_at is null`.execute(
    db,
  )
  await sql`create index attendance_summary_intake on attendance_summary (intake_id)`.execute(db)
}
