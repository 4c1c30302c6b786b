import { sql, type Kysely } from 'kysely'

/** One question of a provider about an application, its day, and what became of it. The provider's clock waits meanwhile. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table information_request (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      question text not null check (length(question) <= 1000),
      is_about_grades boolean not null,
      asked_by_id uuid references account,
      asked_at timestamptz not null,
      due_on date not null,
      before_state choice_state not null,
      days_left int not null check (days_left >= 0),
      answer text check (length(answer) <= 2000),
      answered_by_id uuid references account,
      ended_at timestamptz,
      outcome text check (outcome in ('answered', 'left-unanswered', 'dropped')),
      check ((ended_at is null) = (outcome is null)),
      check ((outcome is not distinct from 'answered') = (answer is not null))
    )`.execute(db)
  await sql`create unique index information_request_one_open on information_request (choice_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index information_request_choice on information_request (choice_id, asked_at desc)`.execute(db)
  await sql`create index information_request_due on information_request (due_on) where ended_at is null`.execute(db)
  await sql`create index information_request_asked_by on information_request (asked_by_id)`.execute(db)
  await sql`create index information_request_answered_by on information_request (answered_by_id)`.execute(db)
}
