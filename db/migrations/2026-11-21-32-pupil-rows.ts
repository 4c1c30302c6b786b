import { sql, type Kysely } from 'kysely'

/** What a school's file last said of a learner, so that a newer edit of ours is seen as one; and names as the law has them. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table learner
      add column legal_family_name text,
      add column middle_names text`.execute(db)
  await sql`
    create table pupil_row (
      learner_id uuid primary key references learner,
      school_id uuid not null references organisation,
      received jsonb not null,
      intake_id uuid not null references intake,
      read_at timestamptz not null
    )`.execute(db)
  await sql`create index pupil_row_school on pupil_row (school_id)`.execute(db)
  await sql`create index pupil_row_intake on pupil_row (intake_id)`.execute(db)
}
