import { sql, type Kysely } from 'kysely'

/**
 * What a host charges a home school, as a statement: rates as dated rows, and statements whose lines are frozen when they are
 * issued. Onward moves no money. Two issued statements of the same host and school never cover the same day; what has changed
 * about days of an earlier one stands as a correction in a later.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table charge_rate (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      host_id uuid references organisation,
      from_on date not null,
      pence_per_hour integer not null check (pence_per_hour between 0 and 100000),
      minutes_per_block integer check (minutes_per_block between 1 and 720),
      set_by_id uuid references account,
      set_at timestamptz not null,
      unique nulls not distinct (area_id, host_id, from_on)
    )`.execute(db)
  await sql`create index charge_rate_host on charge_rate (host_id)`.execute(db)
  await sql`create index charge_rate_set_by on charge_rate (set_by_id)`.execute(db)

  await sql`
    create table charge_statement (
      id uuid primary key default gen_random_uuid(),
      host_id uuid not null references organisation,
      home_id uuid not null references organisation,
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      state text not null check (state in ('draft', 'issued', 'dropped')),
      begun_by_id uuid references account,
      begun_at timestamptz not null,
      issued_by_id uuid references account,
      issued_at timestamptz,
      total_pence integer,
      version integer not null default 1,
      check ((state = 'issued') = (issued_at is not null)),
      check ((state = 'issued') = (total_pence is not null)),
      constraint charge_statement_apart exclude using gist
        (host_id with =, home_id with =, daterange(from_on, until_on, '[]') with &&) where (state <> 'dropped')
    )`.execute(db)
  await sql`create index charge_statement_host on charge_statement (host_id, from_on desc, id)`.execute(db)
  await sql`create index charge_statement_home on charge_statement (home_id, from_on desc, id)`.execute(db)
  await sql`create index charge_statement_begun_by on charge_statement (begun_by_id)`.execute(db)
  await sql`create index charge_statement_issued_by on charge_statement (issued_by_id)`.execute(db)

  await sql`
    create table charge_line (
      statement_id uuid not null references charge_statement,
      position integer not null,
      placement_id uuid not null references placement,
      course text not null,
      pence_each integer not null,
      times integer not null check (times >= 0),
      not_started integer not null,
      resting integer not null,
      cancelled integer not null,
      ended integer not null,
      charge_pence integer not null,
      credit_pence integer not null check (credit_pence between 0 and charge_pence),
      primary key (statement_id, position),
      check (not_started + resting + cancelled + ended <= times),
      check (charge_pence = times * pence_each)
    )`.execute(db)
  await sql`create index charge_line_placement on charge_line (placement_id)`.execute(db)

  await sql`
    create table charge_correction (
      statement_id uuid not null references charge_statement,
      corrects_id uuid not null references charge_statement,
      pence integer not null check (pence <> 0),
      primary key (statement_id, corrects_id)
    )`.execute(db)
  await sql`create index charge_correction_corrects on charge_correction (corrects_id)`.execute(db)
}
