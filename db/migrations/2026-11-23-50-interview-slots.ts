import { sql, type Kysely } from 'kysely'

/**
 * Times for interviews that learners book themselves. How many seats of a time are taken is counted from its interviews and
 * never kept. An invitation to choose stays open while its learner may still choose, or move.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table interview_slot (
      id uuid primary key,
      provider_id uuid not null references organisation,
      course_id uuid references course,
      starts_at timestamptz not null,
      minutes integer not null check (minutes between 5 and 480),
      place text not null check (length(place) <= 300),
      seats integer not null check (seats between 1 and 200),
      made_by_id uuid references account,
      made_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db)
  await sql`create index interview_slot_provider on interview_slot (provider_id, starts_at, id) where removed_at is null`.execute(
    db,
  )
  await sql`create index interview_slot_course on interview_slot (course_id)`.execute(db)
  await sql`create index interview_slot_by on interview_slot (made_by_id)`.execute(db)

  await sql`
    create table interview_invitation (
      id uuid primary key,
      choice_id uuid not null references choice,
      book_by date not null,
      message text check (length(message) <= 1000),
      invited_by_id uuid references account,
      invited_at timestamptz not null,
      ended_at timestamptz,
      ended_reason_id uuid references reason,
      ended_detail text check (length(ended_detail) <= 500)
    )`.execute(db)
  await sql`create unique index interview_invitation_once on interview_invitation (choice_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index interview_invitation_choice on interview_invitation (choice_id, invited_at)`.execute(db)
  await sql`create index interview_invitation_day on interview_invitation (book_by, id) where ended_at is null`.execute(
    db,
  )
  await sql`create index interview_invitation_by on interview_invitation (invited_by_id)`.execute(db)

  await sql`
    alter table interview
      add slot_id uuid references interview_slot,
      add invitation_id uuid references interview_invitation`.execute(db)
  await sql`create index interview_slot_seats on interview (slot_id) where cancelled_at is null`.execute(db)
  await sql`create index interview_of_invitation on interview (invitation_id)`.execute(db)
}
