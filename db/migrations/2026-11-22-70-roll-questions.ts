import { sql, type Kysely } from 'kysely'

/** What a school's file leaves to a person: is this row somebody we have, and has whoever is missing from it left? */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table roll_question (
      id uuid primary key default gen_random_uuid(),
      intake_id uuid not null references intake,
      school_id uuid not null references organisation,
      position int not null,
      line int,
      kind text not null check (kind in ('duplicate', 'leaver')),
      mark text not null,
      why text not null,
      told jsonb not null,
      candidates uuid[] not null,
      answer text check (answer in ('same', 'different', 'left', 'stays')),
      learner_id uuid references learner,
      became_id uuid references learner,
      answered_by_id uuid references account,
      answered_at timestamptz
    )`.execute(db)
  await sql`create index roll_question_intake on roll_question (intake_id, position)`.execute(db)
  await sql`create index roll_question_mark on roll_question (school_id, mark, answered_at desc)
    where answer is not null`.execute(db)
  await sql`create index roll_question_learner on roll_question (learner_id) where learner_id is not null`.execute(db)
  // Twins apart, whoever shares the surname, the day of birth and the home is likely to be one person.
  await sql`create index learner_birth_and_home on learner (born_on, postcode)`.execute(db)
}
