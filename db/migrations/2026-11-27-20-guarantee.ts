import { sql, type Kysely } from 'kysely'
import guaranteeCodes from '../reference/guarantee-code.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * The September Guarantee: what each 16 and 17 year old has been offered for a September. What the record says is kept beside the word
 * of an adviser, so that a newer offer is seen by whoever overrode it. A frozen month is never changed, and the table itself keeps that.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table guarantee_code (
      code text primary key,
      label text not null,
      learner_words text not null,
      outcome text not null check (outcome in ('offer', 'continuing', 'not-appropriate', 'no-offer', 'not-recorded')),
      for_year11 boolean not null,
      for_year12 boolean not null,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into guarantee_code (code, label, learner_words, outcome, for_year11, for_year12, valid_from, valid_to)
    select code, label, learner_words, outcome, for_year11 = 'yes', for_year12 = 'yes', valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(guaranteeCodes))}::json) as row (code text, label text, learner_words text,
      outcome text, for_year11 text, for_year12 text, valid_from date, valid_to date)`.execute(db)

  await sql`
    create table guarantee (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      area_id uuid not null references area,
      -- The year of the September it is about.
      season int not null,
      year_group int not null check (year_group in (11, 12)),
      sort_name text not null,
      -- The school the learner is or was last at.
      school_id uuid references organisation,
      code text not null references guarantee_code,
      authority_code text,
      evidence jsonb not null,
      source text not null check (source in ('record', 'adviser')),
      reason text check (length(reason) <= 500),
      decided_by_id uuid references account,
      decided_at timestamptz,
      record_code text not null references guarantee_code,
      record_evidence jsonb not null,
      record_changed_at timestamptz not null,
      -- Since when the learner is in the frozen cohort; nobody joins it afterwards.
      cohort_on date,
      changed_at timestamptz not null,
      version int not null default 1,
      unique (learner_id, season, year_group),
      check ((source = 'adviser') = (reason is not null)),
      check ((source = 'adviser') = (decided_at is not null)),
      check (source = 'adviser' or code = record_code)
    )`.execute(db)
  // The desk is read by who still needs work, in the order of names; the counts by code.
  await sql`create index guarantee_desk on guarantee (area_id, season, sort_name, id)
    where code in ('140', '150', '151', '153', '154', '159')`.execute(db)
  await sql`create index guarantee_desk_school on guarantee (area_id, season, school_id, sort_name, id)
    where code in ('140', '150', '151', '153', '154', '159')`.execute(db)
  await sql`create index guarantee_season on guarantee (area_id, season, code)`.execute(db)

  await sql`
    create table guarantee_month (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      season int not null,
      -- The last day of the month.
      ends_on date not null,
      is_cohort boolean not null,
      learners int not null,
      locked_at timestamptz not null,
      unique (area_id, season, ends_on)
    )`.execute(db)
  await sql`
    create table guarantee_month_row (
      month_id uuid not null references guarantee_month,
      learner_id uuid not null references learner,
      year_group int not null,
      code text not null references guarantee_code,
      authority_code text,
      school_id uuid references organisation,
      source text not null,
      evidence jsonb not null,
      reason text,
      primary key (month_id, learner_id, year_group)
    )`.execute(db)
  await sql`create index guarantee_month_row_learner on guarantee_month_row (learner_id)`.execute(db)
  for (const table of ['guarantee_month', 'guarantee_month_row']) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function forbid_change()`.execute(db)
  }
}
