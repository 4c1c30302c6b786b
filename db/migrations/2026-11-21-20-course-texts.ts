import { sql, type Kysely } from 'kysely'

/** The rest of a course's page, what a run says of itself, and the words of providers that stand for ours. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table course
      add column how_you_learn text,
      add column hours text,
      add column facilities text,
      add column events text,
      add column funding text,
      add column further_information text`.execute(db)
  // `defaulted` names the fields that hold the standard's default because the provider said nothing.
  await sql`
    alter table course_run
      add column start_precision text check (start_precision in ('day', 'month', 'year')),
      add column url text,
      add column description text,
      add column defaulted text[] not null default '{}'`.execute(db)
  await sql`create index course_run_course on course_run (course_id, status, starts_on, id)`.execute(db)
  await sql`
    create table study_mode_word (
      organisation_id uuid not null references organisation,
      word text not null,
      study_mode text not null,
      primary key (organisation_id, word)
    )`.execute(db)
}
