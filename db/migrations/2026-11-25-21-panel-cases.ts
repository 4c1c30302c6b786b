import { sql, type Kysely } from 'kysely'
import reasons from '../reference/panel-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** Cases put to a panel: one learner, one to three wishes, what is needed, and what became of it. Its reasons are dated rows. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table panel_case (
      id uuid primary key,
      panel_id uuid not null references panel,
      learner_id uuid not null references learner,
      home_id uuid not null references organisation,
      put_from_id uuid not null references organisation,
      put_by_id uuid references account,
      state text not null check (state in ('draft', 'submitted', 'awaiting-match', 'provisional', 'confirmed',
        'unable-to-match', 'refused', 'withdrawn')),
      why text not null check (length(why) <= 1000),
      needs_transport boolean not null,
      support text check (length(support) <= 500),
      is_agreed boolean not null,
      urgent_why text check (length(urgent_why) <= 500),
      answer_by date,
      put_at timestamptz not null,
      submitted_at timestamptz,
      shared_run_id uuid references shared_run,
      starts_on date,
      ends_on date,
      held_until timestamptz,
      reason_id uuid references reason,
      detail text check (length(detail) <= 500),
      changed_at timestamptz not null,
      version integer not null default 1,
      check ((state = 'provisional') = (held_until is not null)),
      check (state not in ('provisional', 'confirmed') or (shared_run_id is not null and starts_on is not null and ends_on is not null))
    )`.execute(db)
  await sql`create index panel_case_panel on panel_case (panel_id, state, submitted_at, id)`.execute(db)
  await sql`create index panel_case_learner on panel_case (learner_id, put_at, id)`.execute(db)
  await sql`create index panel_case_home on panel_case (home_id, state, put_at, id)`.execute(db)
  await sql`create index panel_case_put_from on panel_case (put_from_id, state, put_at, id)`.execute(db)
  await sql`create index panel_case_put_by on panel_case (put_by_id)`.execute(db)
  await sql`create index panel_case_run on panel_case (shared_run_id, state)`.execute(db)
  await sql`create index panel_case_reason on panel_case (reason_id)`.execute(db)
  await sql`create index panel_case_held on panel_case (held_until, id) where held_until is not null`.execute(db)

  await sql`
    create table case_wish (
      case_id uuid not null references panel_case,
      position smallint not null check (position between 1 and 6),
      shared_run_id uuid not null references shared_run,
      primary key (case_id, position),
      unique (case_id, shared_run_id)
    )`.execute(db)
  await sql`create index case_wish_run on case_wish (shared_run_id, case_id)`.execute(db)

  await sql`
    create table case_booking (
      case_id uuid not null references panel_case,
      booking_id uuid not null references block_booking,
      primary key (case_id, booking_id)
    )`.execute(db)
  await sql`create index case_booking_booking on case_booking (booking_id)`.execute(db)

  await sql`
    alter table reason drop constraint reason_party_check,
      add constraint reason_party_check check (party in ('learner', 'provider', 'school', 'panel', 'system'))`.execute(
    db,
  )
  for (const [position, row] of referenceRows(reasons).entries()) {
    await sql`
      insert into reason (list, code, party, category, label, learner_words, needs_detail, position, valid_from)
      values (${row['list']}, ${row['code']}, ${row['party']}, ${row['category']}, ${row['label']}, ${row['learner_words']},
        ${row['needs_detail'] === 'yes'}, ${position}, ${row['valid_from']}::date)`.execute(db)
  }
}
