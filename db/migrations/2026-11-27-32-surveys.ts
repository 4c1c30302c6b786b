import { sql, type Kysely } from 'kysely'

/**
 * What learners are asked at moments of their way, and what the area made of it. An answer is kept without a learner: who has
 * answered stands in another table, with neither the answer nor its time, so that nobody can put the two together.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table survey (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      title text not null check (length(title) between 1 and 120),
      moment text not null check (moment in ('sent', 'answered', 'enrolled', 'any')),
      state text not null check (state in ('draft', 'open', 'closed')),
      questions jsonb not null,
      written_by_id uuid not null references account,
      changed_at timestamptz not null,
      opened_at timestamptz,
      closed_at timestamptz,
      version integer not null default 1
    )`.execute(db)
  await sql`create index survey_area on survey (area_id, changed_at desc, id)`.execute(db)
  await sql`create index survey_written_by on survey (written_by_id)`.execute(db)

  await sql`
    create table survey_asked (
      id uuid primary key default gen_random_uuid(),
      survey_id uuid not null references survey,
      learner_id uuid not null references learner,
      has_answered boolean not null,
      unique (survey_id, learner_id)
    )`.execute(db)
  await sql`create index survey_asked_learner on survey_asked (learner_id)`.execute(db)

  await sql`
    create table survey_reply (
      id uuid primary key default gen_random_uuid(),
      survey_id uuid not null references survey,
      school_id uuid references organisation,
      answers jsonb not null,
      said_on date not null
    )`.execute(db)
  await sql`create index survey_reply_survey on survey_reply (survey_id, school_id)`.execute(db)
  await sql`create index survey_reply_school on survey_reply (school_id)`.execute(db)

  await sql`
    create table said_and_done (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      said text not null check (length(said) between 1 and 500),
      done text not null check (length(done) between 1 and 500),
      published_by_id uuid not null references account,
      published_at timestamptz not null,
      withdrawn_at timestamptz
    )`.execute(db)
  await sql`create index said_and_done_area on said_and_done (area_id, published_at desc, id)`.execute(db)
  await sql`create index said_and_done_published_by on said_and_done (published_by_id)`.execute(db)

  // Both are kept in memory by the web processes, and read by the open pages.
  await sql`
    create trigger survey_new_edition after insert or update or delete or truncate on survey
    for each statement execute function begin_new_edition()`.execute(db)
  await sql`
    create trigger said_and_done_new_edition after insert or update or delete or truncate on said_and_done
    for each statement execute function begin_new_edition()`.execute(db)
}
