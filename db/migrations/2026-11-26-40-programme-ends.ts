import { sql, type Kysely } from 'kysely'
import steps from '../reference/next-step.csv?raw'
import reasons from '../reference/programme-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * How a programme (an enrolment on a course, or a placement) was interrupted, ended, and what came next. An ending that was undone
 * stays as a row; at most one of a programme stands, and the table itself keeps that.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table enrolment add column version integer not null default 1`.execute(db)
  // The code by which the further education return tells a reason; empty where a list has no part in it.
  await sql`alter table reason add column return_code text`.execute(db)
  // Why a learner leaves may lie with neither the learner nor the provider.
  await sql`alter table reason drop constraint reason_party_check`.execute(db)
  await sql`alter table reason add constraint reason_party_check check (party in ('learner', 'provider', 'school', 'panel', 'system', 'other'))`.execute(
    db,
  )

  await sql`
    create table next_step (
      code text primary key,
      label text not null,
      learner_words text not null,
      stay text not null check (stay in ('education', 'apprenticeship', 'work', 'none')),
      activity_code text references activity_code,
      waiting_code text references activity_code,
      asks_adviser boolean not null,
      asks_course boolean not null,
      position integer not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into next_step (code, label, learner_words, stay, activity_code, waiting_code, asks_adviser, asks_course, position,
      valid_from)
    select code, label, learner_words, stay, activity_code, waiting_code, asks_adviser = 'yes', asks_course = 'yes', position,
      '2024-09-01'
    from json_to_recordset(${JSON.stringify(numbered(steps))}::json) as row (code text, label text, learner_words text, stay text,
      activity_code text, waiting_code text, asks_adviser text, asks_course text, position int)`.execute(db)
  await sql`
    insert into reason (list, code, party, category, label, learner_words, needs_detail, return_code, position, valid_from)
    select list, code, party, category, label, learner_words, needs_detail = 'yes', return_code, position, '2024-09-01'
    from json_to_recordset(${JSON.stringify(numbered(reasons))}::json) as row (list text, code text, party text, category text,
      label text, learner_words text, needs_detail text, return_code text, position int)`.execute(db)

  await sql`
    create table programme_break (
      id uuid primary key default gen_random_uuid(),
      enrolment_id uuid not null references enrolment,
      from_on date not null,
      until_on date check (until_on >= from_on),
      reason_id uuid not null references reason,
      detail text check (length(detail) <= 1000),
      recorded_by_id uuid references account,
      recorded_at timestamptz not null,
      constraint programme_break_apart exclude using gist (enrolment_id with =, daterange(from_on, until_on, '[]') with &&)
    )`.execute(db)
  await sql`create unique index programme_break_open on programme_break (enrolment_id) where until_on is null`.execute(
    db,
  )

  await sql`
    create table programme_end (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      enrolment_id uuid references enrolment,
      placement_id uuid references placement,
      provider_id uuid not null references organisation,
      home_id uuid references organisation,
      course_run_id uuid not null references course_run,
      kind text not null check (kind in ('completed', 'transferred', 'withdrawn')),
      was_on_break boolean not null,
      started_on date not null,
      last_on date not null check (last_on >= started_on),
      party text check (party in ('learner', 'provider', 'other')),
      future_interest text check (future_interest in ('yes', 'no', 'not-known')),
      detail text check (length(detail) <= 1000),
      next_step text not null references next_step,
      next_provider text check (length(next_provider) <= 200),
      next_course text check (length(next_course) <= 200),
      next_level text,
      next_starts_on date,
      next_choice_id uuid references choice,
      recorded_by_id uuid references account,
      recorded_at timestamptz not null,
      undone_at timestamptz,
      undone_by_id uuid references account,
      undone_why text check (length(undone_why) <= 500),
      check ((enrolment_id is null) <> (placement_id is null)),
      check ((kind = 'withdrawn') = (party is not null)),
      check ((kind = 'withdrawn') = (future_interest is not null)),
      check ((undone_at is null) = (undone_why is null))
    )`.execute(db)
  await sql`create unique index programme_end_of_enrolment on programme_end (enrolment_id) where undone_at is null`.execute(
    db,
  )
  await sql`create unique index programme_end_of_placement on programme_end (placement_id) where undone_at is null`.execute(
    db,
  )
  await sql`create index programme_end_provider on programme_end (provider_id, last_on desc, id)`.execute(db)
  await sql`create index programme_end_learner on programme_end (learner_id, last_on desc, id)`.execute(db)
  await sql`create index programme_end_run on programme_end (course_run_id)`.execute(db)
  await sql`create index programme_end_step on programme_end (next_step)`.execute(db)
  await sql`create index programme_end_choice on programme_end (next_choice_id)`.execute(db)

  await sql`
    create table programme_end_reason (
      end_id uuid not null references programme_end,
      reason_id uuid not null references reason,
      primary key (end_id, reason_id)
    )`.execute(db)
  await sql`create index programme_end_reason_key on programme_end_reason (reason_id)`.execute(db)

  await sql`
    create table adviser_task (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      area_id uuid not null references area,
      kind text not null,
      -- What it is about, by the kind: the key of a row of another room. Two tasks about one thing are never open at once.
      subject uuid not null,
      why text not null check (length(why) <= 300),
      due_on date not null,
      state text not null default 'open' check (state in ('open', 'done', 'dropped')),
      done_at timestamptz,
      done_by_id uuid references account,
      done_how text check (done_how in ('contact', 'activity', 'word', 'undone')),
      word text check (length(word) <= 500),
      chased_at timestamptz,
      asked_at timestamptz not null,
      check ((state = 'open') = (done_at is null)),
      check ((state = 'open') = (done_how is null))
    )`.execute(db)
  await sql`create unique index adviser_task_once on adviser_task (kind, subject) where state = 'open'`.execute(db)
  await sql`create index adviser_task_area on adviser_task (area_id, due_on, id) where state = 'open'`.execute(db)
  await sql`create index adviser_task_learner on adviser_task (learner_id, asked_at desc, id)`.execute(db)
  await sql`create index adviser_task_subject on adviser_task (subject)`.execute(db)

  await sql`
    create table sustained_check (
      id uuid primary key default gen_random_uuid(),
      programme_end_id uuid not null unique references programme_end,
      learner_id uuid not null references learner,
      from_on date not null,
      due_on date not null check (due_on > from_on),
      answer text check (answer in ('yes', 'no', 'not-known')),
      evidence text check (length(evidence) <= 500),
      is_from_record boolean not null default false,
      answered_by_id uuid references account,
      answered_at timestamptz,
      check ((answer is null) = (answered_at is null)),
      check ((answer is null) = (evidence is null))
    )`.execute(db)
  await sql`create index sustained_check_open on sustained_check (due_on, id) where answer is null`.execute(db)
  await sql`create index sustained_check_learner on sustained_check (learner_id)`.execute(db)
}

function numbered(csv: string) {
  return referenceRows(csv).map((row, position) => ({ ...row, position }))
}
