import { sql, type Kysely } from 'kysely'
import indicators from '../reference/risk-indicator.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * Who may end up without education, work or training: what counts for how many points, from which day, and what the last night
 * has counted for each learner. Points of an area take the place of the general ones from their day on.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table risk_indicator (
      id uuid primary key default gen_random_uuid(),
      area_id uuid references area,
      code text not null,
      points smallint not null check (points between 0 and 9),
      valid_from date not null,
      set_by_id uuid references account,
      set_at timestamptz
    )`.execute(db)
  await sql`create unique index risk_indicator_day on risk_indicator (coalesce(area_id, '00000000-0000-0000-0000-000000000000'), code, valid_from)`.execute(
    db,
  )
  await sql`create index risk_indicator_set_by on risk_indicator (set_by_id)`.execute(db)
  await sql`
    insert into risk_indicator (code, points, valid_from)
    select code, points, valid_from
    from json_to_recordset(${JSON.stringify(referenceRows(indicators))}::json) as row (code text, points int, valid_from date)`.execute(
    db,
  )

  // Points that a school may read are kept apart from those it may not: their difference would tell what is confidential.
  await sql`
    create table learner_risk (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null unique references learner,
      area_id uuid not null references area,
      school_id uuid references organisation,
      points smallint not null,
      open_points smallint not null,
      lines jsonb not null,
      counted_on date not null
    )`.execute(db)
  await sql`create index learner_risk_area on learner_risk (area_id, points desc, learner_id)`.execute(db)
  await sql`create index learner_risk_school on learner_risk (school_id, open_points desc, learner_id)`.execute(db)

  // The list as it stood twice in a school year, so that it can be held against what became of them.
  await sql`
    create table risk_record (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      season smallint not null,
      taken text not null check (taken in ('autumn', 'spring')),
      area_id uuid not null references area,
      points smallint not null,
      taken_on date not null,
      unique (learner_id, season, taken)
    )`.execute(db)
  await sql`create index risk_record_area on risk_record (area_id, season, taken)`.execute(db)
}
