import { sql, type Kysely } from 'kysely'

/** Meetings of a panel: the agenda, who was there, conflicts declared, decisions with who took them, actions, and appeals. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table panel_meeting (
      id uuid primary key,
      panel_id uuid not null references panel,
      meets_on date not null,
      meets_at time not null,
      place text not null check (length(place) <= 300),
      called_at timestamptz not null,
      opened_at timestamptz,
      closed_at timestamptz check (closed_at is null or opened_at is not null),
      version integer not null default 1
    )`.execute(db)
  await sql`create index panel_meeting_panel on panel_meeting (panel_id, meets_on desc, id)`.execute(db)

  await sql`
    create table meeting_presence (
      meeting_id uuid not null references panel_meeting,
      member_id uuid not null references panel_member,
      primary key (meeting_id, member_id)
    )`.execute(db)
  await sql`create index meeting_presence_member on meeting_presence (member_id)`.execute(db)

  await sql`
    create table meeting_case (
      meeting_id uuid not null references panel_meeting,
      case_id uuid not null references panel_case,
      position smallint not null,
      primary key (meeting_id, case_id)
    )`.execute(db)
  await sql`create index meeting_case_case on meeting_case (case_id)`.execute(db)

  await sql`
    create table case_conflict (
      case_id uuid not null references panel_case,
      member_id uuid not null references panel_member,
      why text not null check (length(why) <= 300),
      declared_at timestamptz not null,
      primary key (case_id, member_id)
    )`.execute(db)
  await sql`create index case_conflict_member on case_conflict (member_id)`.execute(db)

  await sql`
    create table panel_decision (
      id uuid primary key,
      case_id uuid not null references panel_case,
      meeting_id uuid not null references panel_meeting,
      outcome text not null check (outcome in ('place', 'alternative', 'reserve', 'refuse', 'defer')),
      shared_run_id uuid references shared_run,
      reason_id uuid references reason,
      detail text check (length(detail) <= 500),
      is_appeal boolean not null,
      decided_by_id uuid references account,
      decided_at timestamptz not null,
      check ((outcome in ('place', 'alternative')) = (reason_id is null)),
      check (outcome not in ('place', 'alternative') or shared_run_id is not null)
    )`.execute(db)
  await sql`create index panel_decision_case on panel_decision (case_id, decided_at, id)`.execute(db)
  await sql`create index panel_decision_meeting on panel_decision (meeting_id, decided_at, id)`.execute(db)
  await sql`create index panel_decision_run on panel_decision (shared_run_id)`.execute(db)
  await sql`create index panel_decision_reason on panel_decision (reason_id)`.execute(db)
  await sql`create index panel_decision_by on panel_decision (decided_by_id)`.execute(db)

  await sql`
    create table decision_member (
      decision_id uuid not null references panel_decision,
      member_id uuid not null references panel_member,
      primary key (decision_id, member_id)
    )`.execute(db)
  await sql`create index decision_member_member on decision_member (member_id)`.execute(db)

  await sql`
    create table case_appeal (
      id uuid primary key,
      case_id uuid not null references panel_case,
      words text not null check (length(words) <= 1000),
      made_by_id uuid references account,
      made_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index case_appeal_open on case_appeal (case_id) where ended_at is null`.execute(db)
  await sql`create index case_appeal_case on case_appeal (case_id, made_at)`.execute(db)
  await sql`create index case_appeal_made_by on case_appeal (made_by_id)`.execute(db)

  await sql`
    create table panel_action (
      id uuid primary key,
      meeting_id uuid not null references panel_meeting,
      case_id uuid references panel_case,
      member_id uuid not null references panel_member,
      what text not null check (length(what) <= 300),
      due_on date not null,
      done_at timestamptz
    )`.execute(db)
  await sql`create index panel_action_meeting on panel_action (meeting_id, due_on, id)`.execute(db)
  await sql`create index panel_action_case on panel_action (case_id)`.execute(db)
  await sql`create index panel_action_member on panel_action (member_id, done_at, due_on)`.execute(db)
}
