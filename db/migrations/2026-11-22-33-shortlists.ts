import { sql, type Kysely } from 'kysely'

/** The courses a learner has put aside, each with a note to self. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table shortlist_entry (
      learner_id uuid not null references learner,
      course_id uuid not null references course,
      note text,
      saved_at timestamptz not null,
      primary key (learner_id, course_id)
    )`.execute(db)
  await sql`create index shortlist_entry_course on shortlist_entry (course_id)`.execute(db)
}
