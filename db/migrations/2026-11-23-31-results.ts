import { sql, type Kysely } from 'kysely'

/**
 * Grades as they came, by whom they were put in; what providers prepare for the minute they may be known; and each run over
 * the places they decide: the release itself, what came in after it, and rehearsals. A row of a run without an outcome is
 * still to be done.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table cycle add column results_out_at timestamptz`.execute(db)
  await sql`
    create table exam_result (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      cycle_id uuid not null references cycle,
      subject text not null check (length(subject) <= 100),
      qualification text not null,
      grade text not null,
      given_by_id uuid not null references organisation,
      entered_by_id uuid references account,
      entered_at timestamptz not null,
      unique (learner_id, cycle_id, given_by_id, qualification, subject)
    )`.execute(db)
  await sql`create index exam_result_given_by on exam_result (given_by_id, cycle_id, learner_id)`.execute(db)
  await sql`create index exam_result_cycle on exam_result (cycle_id)`.execute(db)
  await sql`create index exam_result_entered_by on exam_result (entered_by_id)`.execute(db)
  await sql`
    create table prepared_decision (
      choice_id uuid primary key references choice,
      provider_id uuid not null references organisation,
      cycle_id uuid not null references cycle,
      standing text not null check (standing in ('met', 'missed-by-one', 'missed', 'unknown')),
      judged_at timestamptz not null,
      decision text check (decision in ('confirm', 'not-met', 'other-course', 'hold')),
      course_run_id uuid references course_run,
      reason_id uuid references reason,
      decided_by_id uuid references account,
      decided_by_role text,
      decided_at timestamptz,
      check ((decision is null) = (decided_at is null)),
      check ((decision is not distinct from 'other-course') = (course_run_id is not null)),
      check ((decision is not distinct from 'not-met') = (reason_id is not null))
    )`.execute(db)
  await sql`
    create index prepared_decision_provider on prepared_decision (provider_id, cycle_id, standing, choice_id)`.execute(
    db,
  )
  await sql`create index prepared_decision_cycle on prepared_decision (cycle_id)`.execute(db)
  await sql`create index prepared_decision_run on prepared_decision (course_run_id)`.execute(db)
  await sql`create index prepared_decision_reason on prepared_decision (reason_id)`.execute(db)
  await sql`create index prepared_decision_by on prepared_decision (decided_by_id)`.execute(db)
  await sql`
    create table results_run (
      id uuid primary key,
      cycle_id uuid not null references cycle,
      provider_id uuid references organisation,
      is_rehearsal boolean not null,
      size int not null,
      began_by_id uuid references account,
      began_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db)
  await sql`
    create unique index results_run_release on results_run (cycle_id)
      where not is_rehearsal and provider_id is null`.execute(db)
  await sql`create index results_run_cycle on results_run (cycle_id, began_at desc)`.execute(db)
  await sql`create index results_run_provider on results_run (provider_id, began_at desc)`.execute(db)
  await sql`create index results_run_by on results_run (began_by_id)`.execute(db)
  await sql`create index results_run_unfinished on results_run (began_at) where finished_at is null`.execute(db)
  await sql`
    create table results_run_item (
      results_run_id uuid not null references results_run,
      choice_id uuid not null references choice,
      position int not null,
      outcome text,
      why text,
      ended_at timestamptz,
      primary key (results_run_id, choice_id),
      check ((outcome is null) = (ended_at is null))
    )`.execute(db)
  await sql`create index results_run_item_choice on results_run_item (choice_id)`.execute(db)
  await sql`
    create index results_run_item_left on results_run_item (results_run_id, position)
      where outcome is null`.execute(db)
}
