import { sql, type Kysely } from 'kysely'

/** Files of courses that people send through the web: kept until somebody says yes; the words of providers; the feeds we fetch. */
export async function up(db: Kysely<unknown>) {
  // `kept_as` names the file that waits for a yes after its preview.
  await sql`alter table intake add column kept_as text, add column undone_at timestamptz`.execute(db)
  await sql`create index intake_organisation on intake (organisation_id, kind, started_at desc, id)`.execute(db)

  await sql`
    create table provider_word (
      organisation_id uuid not null references organisation,
      field text not null check (field in ('studyMode', 'attendanceMode', 'attendancePattern', 'level', 'subjectCode')),
      word text not null,
      value text not null,
      primary key (organisation_id, field, word)
    )`.execute(db)
  await sql`
    insert into provider_word (organisation_id, field, word, value)
    select organisation_id, 'studyMode', word, study_mode from study_mode_word`.execute(db)
  await sql`drop table study_mode_word`.execute(db)

  await sql`
    create table course_feed (
      organisation_id uuid primary key references organisation,
      url text not null,
      is_on boolean not null default true,
      etag text,
      tried_at timestamptz,
      outcome text,
      last_intake_id uuid references intake,
      version int not null default 1
    )`.execute(db)
}
