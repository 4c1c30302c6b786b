import { sql, type Kysely } from 'kysely'

/**
 * The annual activity survey: what each leaver of Year 11 did on 1 November. Every word that somebody says is a row and stays; which of them
 * counts is worked out and kept with the person. A link in a letter is kept as its hash. What a closed survey came to is never changed.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table activity_survey (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      leaving_year int not null,
      reference_on date not null,
      closes_on date not null,
      state text not null check (state in ('open', 'closed')),
      opened_by_id uuid references account,
      opened_at timestamptz not null,
      closed_at timestamptz,
      version int not null default 1,
      unique (area_id, leaving_year),
      check (closes_on > reference_on),
      check ((state = 'closed') = (closed_at is not null))
    )`.execute(db)
  await sql`create index activity_survey_opened_by on activity_survey (opened_by_id)`.execute(db)

  await sql`
    create table activity_survey_reminder (
      id uuid primary key default gen_random_uuid(),
      survey_id uuid not null references activity_survey,
      round int not null check (round between 1 and 5),
      falls_on date not null,
      sent_at timestamptz,
      unique (survey_id, round)
    )`.execute(db)

  await sql`
    create table activity_survey_person (
      id uuid primary key default gen_random_uuid(),
      survey_id uuid not null references activity_survey,
      learner_id uuid not null references learner,
      school_id uuid references organisation,
      sort_name text not null,
      -- What counts now, of all that was said; nothing while it is not known.
      code text references activity_code,
      source text check (source in ('record', 'learner', 'file', 'adviser')),
      said_on date,
      version int not null default 1,
      unique (survey_id, learner_id),
      check ((code is null) = (source is null))
    )`.execute(db)
  await sql`create index activity_survey_person_learner on activity_survey_person (learner_id)`.execute(db)
  // Who is still to be asked, in the order of names: of the whole area and of one school.
  await sql`create index activity_survey_person_open on activity_survey_person (survey_id, sort_name, id) where code is null`.execute(
    db,
  )
  await sql`create index activity_survey_person_open_school on activity_survey_person (survey_id, school_id, sort_name, id)
    where code is null`.execute(db)
  await sql`create index activity_survey_person_school on activity_survey_person (school_id, survey_id, sort_name, id)`.execute(
    db,
  )

  await sql`
    create table activity_survey_word (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references activity_survey_person,
      source text not null check (source in ('record', 'learner', 'file', 'adviser')),
      code text not null references activity_code,
      started_on date,
      where_now text check (length(where_now) <= 200),
      words text check (length(words) <= 500),
      said_on date not null,
      said_by_id uuid references account,
      -- Whose file it stood in.
      organisation_id uuid references organisation,
      intake_id uuid references intake,
      recorded_at timestamptz not null,
      withdrawn_at timestamptz
    )`.execute(db)
  await sql`create index activity_survey_word_person on activity_survey_word (person_id, recorded_at)`.execute(db)
  await sql`create index activity_survey_word_intake on activity_survey_word (intake_id) where intake_id is not null`.execute(
    db,
  )
  await sql`create index activity_survey_word_said_by on activity_survey_word (said_by_id)`.execute(db)
  await sql`create index activity_survey_word_organisation on activity_survey_word (organisation_id)`.execute(db)

  await sql`
    create table activity_survey_code (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references activity_survey_person,
      code_hash text not null unique,
      -- Which letter of the survey it went with, so that nobody gets one twice; none on paper, which may be printed again.
      round int,
      made_at timestamptz not null,
      made_by_id uuid references account,
      revoked_at timestamptz,
      unique (person_id, round)
    )`.execute(db)
  await sql`create index activity_survey_code_made_by on activity_survey_code (made_by_id)`.execute(db)

  await sql`
    create table activity_survey_dispute (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references activity_survey_person,
      school_id uuid not null references organisation,
      disputed_code text references activity_code,
      code text not null references activity_code,
      where_now text check (length(where_now) <= 200),
      words text not null check (length(words) <= 500),
      raised_by_id uuid not null references account,
      raised_at timestamptz not null,
      outcome text check (outcome in ('taken', 'kept')),
      reason text check (length(reason) <= 500),
      decided_by_id uuid references account,
      decided_at timestamptz,
      check ((outcome is null) = (decided_at is null)),
      check ((outcome is null) = (reason is null))
    )`.execute(db)
  await sql`create unique index activity_survey_dispute_open on activity_survey_dispute (person_id) where decided_at is null`.execute(
    db,
  )
  await sql`create index activity_survey_dispute_person on activity_survey_dispute (person_id)`.execute(db)
  await sql`create index activity_survey_dispute_school on activity_survey_dispute (school_id, raised_at desc)`.execute(
    db,
  )
  await sql`create index activity_survey_dispute_raised_by on activity_survey_dispute (raised_by_id)`.execute(db)
  await sql`create index activity_survey_dispute_decided_by on activity_survey_dispute (decided_by_id)`.execute(db)

  await sql`
    create table activity_survey_result (
      survey_id uuid not null references activity_survey,
      learner_id uuid not null references learner,
      school_id uuid references organisation,
      code text not null references activity_code,
      source text,
      said_on date,
      started_on date,
      where_now text,
      primary key (survey_id, learner_id)
    )`.execute(db)
  await sql`create index activity_survey_result_learner on activity_survey_result (learner_id)`.execute(db)
  await sql`create index activity_survey_result_school on activity_survey_result (school_id)`.execute(db)
  await sql`create trigger activity_survey_result_append_only before update or delete or truncate on activity_survey_result
    for each statement execute function forbid_change()`.execute(db)
}
