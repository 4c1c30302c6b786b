import { sql, type Kysely } from 'kysely'

/** A word to the learner where an application ended without an answer: given once, or said that there is none. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table feedback (
      id uuid primary key,
      choice_id uuid not null unique references choice,
      is_none boolean not null,
      message text check (length(message) <= 1000),
      given_by_id uuid references account,
      given_at timestamptz not null
    )`.execute(db)
  await sql`create index feedback_given_by on feedback (given_by_id)`.execute(db)
  await sql`
    create table feedback_reason (
      feedback_id uuid not null references feedback,
      reason_id uuid not null references reason,
      detail text,
      primary key (feedback_id, reason_id)
    )`.execute(db)
  await sql`create index feedback_reason_reason on feedback_reason (reason_id)`.execute(db)
  // While feedback is owed, the day since when stands where the day of the answer stood: the queue sorts by it.
  await sql`update choice set answer_by = changed_at::date where state = 'ended_no_reply'`.execute(db)
}
