import { sql, type Kysely } from 'kysely'

/**
 * What a file of a college’s own system says of one place each. A row without an outcome is still to be done, so that
 * whoever goes on after a crash finds where it stopped.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table enrolment_row (
      intake_id uuid not null references intake,
      line int not null,
      choice_id uuid not null references choice,
      started_on date not null,
      learner_number text check (length(learner_number) between 1 and 12),
      is_identity_checked boolean not null,
      outcome text check (outcome in ('enrolled', 'refused', 'undone', 'kept')),
      is_late boolean not null default false,
      why text,
      ended_at timestamptz,
      primary key (intake_id, line),
      unique (intake_id, choice_id),
      check ((outcome is null) = (ended_at is null)),
      check (coalesce(outcome in ('refused', 'kept'), false) = (why is not null))
    )`.execute(db)
  await sql`create index enrolment_row_choice on enrolment_row (choice_id)`.execute(db)
  await sql`create index enrolment_row_left on enrolment_row (intake_id, line) where outcome is null`.execute(db)

  // The number by which the college’s own system knows a learner (LearnRefNumber), for the way back.
  await sql`alter table enrolment add column learner_number text check (length(learner_number) between 1 and 12)`.execute(
    db,
  )
}
