import { sql, type Kysely } from 'kysely'

/**
 * The national return: the numbers by which it knows people, each month as it was frozen, and what its rules find. A number is given
 * once and never again to anybody else, so the counter only ever grows and the numbers themselves are never deleted by the application's
 * own deeds except where a file that brought them is undone.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table nccis_counter (
      database_code text primary key check (database_code ~ '^[0-9]{3}$'),
      last_number bigint not null check (last_number between 0 and 9999999999)
    )`.execute(db)
  await sql`
    create table nccis_identifier (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      number text not null unique check (number ~ '^[0-9]{13}$'),
      source text not null check (source in ('given', 'file')),
      given_at timestamptz not null
    )`.execute(db)
  await sql`create index nccis_identifier_learner on nccis_identifier (learner_id, given_at, number)`.execute(db)

  await sql`
    create table nccis_snapshot (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      period_end date not null,
      status text not null check (status in ('asked', 'frozen', 'replaced')),
      database_code text not null check (database_code ~ '^[0-9]{3}$'),
      authorities text[] not null,
      people int not null default 0,
      asked_at timestamptz not null,
      asked_by_id uuid references account,
      frozen_at timestamptz,
      -- When the file was first taken for the department: from then on the month stays as it is.
      sent_at timestamptz,
      sent_by_id uuid references account
    )`.execute(db)
  await sql`create unique index nccis_snapshot_once on nccis_snapshot (area_id, period_end) where status <> 'replaced'`.execute(
    db,
  )
  await sql`create index nccis_snapshot_area on nccis_snapshot (area_id, period_end desc, asked_at desc, id)`.execute(
    db,
  )

  await sql`
    create table nccis_snapshot_row (
      snapshot_id uuid not null references nccis_snapshot,
      position int not null,
      learner_id uuid not null references learner,
      record jsonb not null,
      primary key (snapshot_id, position)
    )`.execute(db)
  await sql`create index nccis_snapshot_row_learner on nccis_snapshot_row (learner_id)`.execute(db)

  await sql`
    create table nccis_finding (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      -- Nothing where it was found in the record as it stands, and not in a month that was frozen.
      snapshot_id uuid references nccis_snapshot,
      learner_id uuid not null references learner,
      rule int not null references nccis_rule,
      found_at timestamptz not null
    )`.execute(db)
  await sql`create index nccis_finding_now on nccis_finding (area_id, rule, learner_id) where snapshot_id is null`.execute(
    db,
  )
  await sql`create index nccis_finding_snapshot on nccis_finding (snapshot_id, rule, learner_id)`.execute(db)
  await sql`create index nccis_finding_learner on nccis_finding (learner_id)`.execute(db)
  await sql`create index nccis_finding_rule on nccis_finding (rule)`.execute(db)
}
