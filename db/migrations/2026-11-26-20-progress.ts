import { sql, type Kysely } from 'kysely'
import effort from '../reference/effort-level.csv?raw'
import hours from '../reference/must-study-hours.csv?raw'
import reasons from '../reference/progress-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * How learners get on: rounds of reports, what each learner takes with its target, what is said of it in each round, the risk as
 * people see it, and what is done about it. Who must study English and maths is worked out when it is read, and kept nowhere.
 */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position }))
  await sql`
    insert into reason (list, code, party, category, label, needs_detail, position, valid_from, valid_to)
    select list, code, party, category, label, needs_detail = 'yes', position, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, needs_detail text, valid_from date, valid_to date, position int)`.execute(db)

  await sql`
    create table report_round (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation,
      year smallint not null,
      name text not null check (length(name) between 1 and 60),
      opens_on date not null,
      closes_on date not null check (closes_on >= opens_on),
      asks_effort boolean not null,
      asks_comment boolean not null,
      set_by_id uuid references account,
      changed_at timestamptz not null,
      retired_at timestamptz,
      version integer not null default 1
    )`.execute(db)
  await sql`create unique index report_round_name on report_round (organisation_id, year, lower(name)) where retired_at is null`.execute(
    db,
  )
  await sql`create index report_round_days on report_round (organisation_id, opens_on, id)`.execute(db)

  // The words an organisation has for effort; those of nobody hold where it has none of its own.
  await sql`
    create table effort_level (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid references organisation,
      level smallint not null check (level between 1 and 4),
      label text not null check (length(label) between 1 and 40),
      learner_words text not null check (length(learner_words) between 1 and 80),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from)
    )`.execute(db)
  await sql`create unique index effort_level_now on effort_level (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), level) where valid_to is null`.execute(
    db,
  )
  await sql`
    insert into effort_level (level, label, learner_words, valid_from, valid_to)
    select level, label, learner_words, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(effort))}::json)
      as row (level int, label text, learner_words text, valid_from date, valid_to date)`.execute(db)

  // One subject that a learner takes in a year, as the organisation that teaches it reports on it. Its key is the course run, or
  // the subject and the scale where a school has no course run for it.
  await sql`
    create table progress_subject (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      year smallint not null,
      key text not null,
      course_run_id uuid references course_run,
      subject text not null check (length(subject) between 1 and 200),
      scale text not null,
      target text,
      target_source text check (target_source in ('tutor', 'prior', 'file')),
      target_by_id uuid references account,
      target_at timestamptz,
      filed_target text,
      check ((target is null) = (target_source is null)),
      unique (learner_id, organisation_id, year, key)
    )`.execute(db)
  await sql`create index progress_subject_taught on progress_subject (organisation_id, year, key)`.execute(db)
  await sql`create index progress_subject_run on progress_subject (course_run_id)`.execute(db)

  await sql`
    create table progress_entry (
      id uuid primary key default gen_random_uuid(),
      subject_id uuid not null references progress_subject,
      round_id uuid not null references report_round,
      grade text,
      effort smallint check (effort between 1 and 4),
      comment text check (length(comment) <= 300),
      is_late boolean not null,
      filed_grade text,
      filed_effort smallint,
      filed_comment text,
      entered_by_id uuid references account,
      entered_at timestamptz not null,
      unique (subject_id, round_id)
    )`.execute(db)
  await sql`create index progress_entry_round on progress_entry (round_id)`.execute(db)

  // Each saying is a row and none is changed: the newest of each organisation is how it sees the learner now.
  await sql`
    create table progress_risk (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      year smallint not null,
      rating text not null check (rating in ('green', 'amber', 'red')),
      note text not null check (length(note) between 1 and 1000),
      said_by_id uuid references account,
      said_on date not null,
      said_at timestamptz not null
    )`.execute(db)
  await sql`create index progress_risk_learner on progress_risk (learner_id, organisation_id, said_at desc, id)`.execute(
    db,
  )

  await sql`
    create table intervention (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      organisation_id uuid not null references organisation,
      year smallint not null,
      kind_id uuid not null references reason,
      detail text check (length(detail) <= 500),
      owner_id uuid not null references account,
      started_on date not null,
      look_again_on date not null check (look_again_on >= started_on),
      state text not null check (state in ('open', 'looked-at', 'closed')),
      outcome text check (outcome in ('helped', 'partly', 'not')),
      note text check (length(note) <= 1000),
      begun_by_id uuid references account,
      changed_at timestamptz not null,
      version integer not null default 1,
      check (state <> 'looked-at' or outcome is not null)
    )`.execute(db)
  await sql`create index intervention_learner on intervention (learner_id, started_on desc, id)`.execute(db)
  await sql`create index intervention_owner on intervention (owner_id, look_again_on, id) where state = 'open'`.execute(
    db,
  )
  await sql`create index intervention_day on intervention (look_again_on, id) where state = 'open'`.execute(db)

  await sql`
    create table must_study_exemption (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      subject text not null check (subject in ('english', 'maths')),
      reason_id uuid not null references reason,
      detail text check (length(detail) <= 200),
      said_by_id uuid references account,
      said_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index must_study_exemption_now on must_study_exemption (learner_id, subject) where ended_at is null`.execute(
    db,
  )

  await sql`
    create table must_study_hours (
      subject text not null check (subject in ('english', 'maths')),
      hours smallint not null,
      best_efforts smallint not null,
      tolerance_percent numeric not null,
      valid_from date not null,
      valid_to date,
      source text not null,
      primary key (subject, valid_from)
    )`.execute(db)
  await sql`
    insert into must_study_hours (subject, hours, best_efforts, tolerance_percent, valid_from, valid_to, source)
    select subject, hours, best_efforts, tolerance_percent, valid_from, valid_to, source
    from json_to_recordset(${JSON.stringify(referenceRows(hours))}::json) as row (subject text, hours int,
      best_efforts int, tolerance_percent numeric, valid_from date, valid_to date, source text)`.execute(db)
}
