import { sql, type Kysely } from 'kysely'

/** A provider asks whether a place may wait a year; only the learner's yes moves it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table deferral_proposal (
      id uuid primary key,
      choice_id uuid not null references choice,
      to_run_id uuid not null references course_run,
      message text check (length(message) <= 500),
      proposed_by_id uuid references account,
      proposed_at timestamptz not null,
      answer_by date not null,
      outcome text check (outcome in ('accepted', 'refused', 'lapsed', 'replaced', 'overtaken')),
      answered_by_id uuid references account,
      ended_at timestamptz,
      check ((outcome is null) = (ended_at is null))
    )`.execute(db)
  await sql`create unique index deferral_proposal_open on deferral_proposal (choice_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index deferral_proposal_choice on deferral_proposal (choice_id, proposed_at desc)`.execute(db)
  await sql`create index deferral_proposal_to_lapse on deferral_proposal (answer_by) where ended_at is null`.execute(db)
  await sql`create index deferral_proposal_run on deferral_proposal (to_run_id)`.execute(db)
  await sql`create index deferral_proposal_by on deferral_proposal (proposed_by_id)`.execute(db)
  await sql`create index deferral_proposal_answered_by on deferral_proposal (answered_by_id)`.execute(db)
  await sql`alter table deferral drop constraint deferral_agreed_how_check`.execute(db)
  await sql`alter table deferral add constraint deferral_agreed_how_check
    check (agreed_how in ('in-person', 'by-telephone', 'in-writing', 'here'))`.execute(db)
}
