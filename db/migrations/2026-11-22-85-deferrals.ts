import { sql, type Kysely } from 'kysely'

/** A place kept for the next year's start: how the learner agreed, and when it became a place again. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table deferral (
      id uuid primary key,
      choice_id uuid not null references choice,
      before_state choice_state not null,
      from_run_id uuid not null references course_run,
      to_run_id uuid not null references course_run,
      agreed_how text not null check (agreed_how in ('in-person', 'by-telephone', 'in-writing')),
      agreed_on date not null,
      message text check (length(message) <= 500),
      deferred_by_id uuid references account,
      deferred_at timestamptz not null,
      confirm_from date not null,
      reinstated_by_id uuid references account,
      reinstated_at timestamptz
    )`.execute(db)
  await sql`create index deferral_choice on deferral (choice_id, deferred_at desc)`.execute(db)
  await sql`create index deferral_from_run on deferral (from_run_id)`.execute(db)
  await sql`create index deferral_to_run on deferral (to_run_id)`.execute(db)
  await sql`create index deferral_by on deferral (deferred_by_id)`.execute(db)
  await sql`create index deferral_reinstated_by on deferral (reinstated_by_id)`.execute(db)
  await sql`create index deferral_to_confirm on deferral (confirm_from) where reinstated_at is null`.execute(db)
}
