import { sql, type Kysely } from 'kysely'

/**
 * Returns that come in from an old system or another authority. A row of which nobody can be sure whose it is waits here until an adviser
 * says so; what it told goes with the answer.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table return_question (
      id uuid primary key default gen_random_uuid(),
      intake_id uuid not null references intake,
      area_id uuid not null references area,
      line int not null,
      why text not null check (why in ('several', 'other-birthday', 'same-name', 'numbers-disagree')),
      told jsonb,
      candidates uuid[] not null,
      answer text check (answer in ('same', 'new', 'skip')),
      learner_id uuid references learner,
      answered_by_id uuid references account,
      answered_at timestamptz,
      check ((answer is null) = (answered_at is null)),
      check (answer is not null or told is not null)
    )`.execute(db)
  await sql`create index return_question_intake on return_question (intake_id, line, id)`.execute(db)
  await sql`create index return_question_learner on return_question (learner_id) where learner_id is not null`.execute(
    db,
  )
}
