import { sql, type Kysely } from 'kysely'
import published from '../reference/neet-published.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * What the boards of the area show: each month counted once, as rows of how many people are where, so that a page costs the same for
 * twenty thousand learners and for two million; and what the department has published of all authorities.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table scorecard_month (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      period_end date not null,
      -- The frozen month it was counted from; nothing where the record was counted as it stood on the day.
      snapshot_id uuid references nccis_snapshot,
      -- The frozen month before, whom one needs to know who joined and who left.
      before_id uuid references nccis_snapshot,
      counted_on date not null,
      people int not null,
      unique (area_id, period_end)
    )`.execute(db)
  await sql`create index scorecard_month_snapshot on scorecard_month (snapshot_id)`.execute(db)
  await sql`create index scorecard_month_before on scorecard_month (before_id)`.execute(db)

  await sql`
    create table scorecard_count (
      month_id uuid not null references scorecard_month,
      topic text not null check (topic in ('standing', 'guarantee', 'joined', 'left', 'length', 'activity')),
      dimension text not null,
      value text not null,
      part text not null,
      people int not null check (people > 0),
      primary key (month_id, topic, dimension, value, part)
    )`.execute(db)

  await sql`
    create table published_figure (
      year int not null,
      level text not null check (level in ('england', 'region', 'authority')),
      -- The nine characters of the statistical office; an authority has its old three digits as well.
      place_code text not null,
      authority_code text,
      region_code text,
      name text not null,
      measure text not null,
      share numeric(5, 1) not null,
      change numeric(5, 1),
      -- 1 is the best fifth of authorities; nothing for a region, and where it was not published.
      quintile int check (quintile between 1 and 5),
      primary key (year, place_code, measure)
    )`.execute(db)
  await sql`create index published_figure_measure on published_figure (measure, year desc, level, share)`.execute(db)
  await sql`create index published_figure_authority on published_figure (authority_code, measure, year desc)`.execute(
    db,
  )
  const rows = referenceRows(published.replace(/^#.*\n/gm, ''))
  await sql`
    insert into published_figure (year, level, place_code, authority_code, region_code, name, measure, share, change, quintile)
    select year, level, place_code, authority_code, region_code, name, figure.measure, figure.share, figure.change, figure.quintile
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (year int, level text, place_code text, authority_code text,
      region_code text, name text, together numeric, together_change numeric, together_quintile int, neet numeric, neet_change numeric,
      neet_quintile int, not_known numeric, not_known_change numeric, not_known_quintile int, participation numeric,
      participation_change numeric, participation_quintile int, guarantee numeric, guarantee_change numeric, guarantee_quintile int,
      together_plan numeric, together_support numeric, together_vulnerable numeric)
    cross join lateral (values
      ('neet-or-not-known', together, together_change, together_quintile), ('neet', neet, neet_change, neet_quintile),
      ('not-known', not_known, not_known_change, not_known_quintile),
      ('participating', participation, participation_change, participation_quintile),
      ('guarantee-offered', guarantee, guarantee_change, guarantee_quintile),
      ('plan', together_plan, null, null), ('support', together_support, null, null),
      ('vulnerable', together_vulnerable, null, null)) as figure (measure, share, change, quintile)
    where figure.share is not null`.execute(db)
}
