import { sql, type Kysely } from 'kysely'

/**
 * What each night counts for planning, so that no page reads every application: what is asked for and what there is, what was asked for
 * in vain, who travels where, and one row a day for each measure of the partnership. A night counted again gives the same rows.
 */
export async function up(db: Kysely<unknown>) {
  // `taken` and `unfilled` are as the night finds them; everything else counts what had happened by the end of `counted_to`.
  await sql`
    create table demand_line (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      cycle_id uuid not null references cycle,
      provider_id uuid not null references organisation,
      site_id uuid references site,
      subject_code text not null,
      level text not null,
      counted_to date not null,
      counted_at timestamptz not null,
      runs int not null,
      runs_untold int not null,
      places int not null,
      choices int not null,
      first_choices int not null,
      offers int not null,
      accepted int not null,
      enrolled int not null,
      refused_full int not null,
      taken int not null,
      unfilled int not null
    )`.execute(db)
  await sql`create index demand_line_cycle on demand_line (area_id, cycle_id)`.execute(db)
  await sql`create index demand_line_provider on demand_line (provider_id)`.execute(db)
  await sql`create index demand_line_site on demand_line (site_id)`.execute(db)

  // One line for each subject, level and postcode district, with what tells of it.
  await sql`
    create table unmet_line (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      cycle_id uuid not null references cycle,
      subject_code text not null,
      level text not null,
      outcode text not null,
      counted_to date not null,
      not_found int not null,
      refused_full int not null,
      cannot_reach int not null,
      waiting int not null,
      no_place int not null,
      together int not null,
      unique (area_id, cycle_id, subject_code, level, outcode)
    )`.execute(db)
  await sql`create index unmet_line_largest on unmet_line (area_id, cycle_id, together desc, subject_code, level, outcode)`.execute(
    db,
  )

  // Who comes from where: each learner once with each provider. `is_own` are the area's own learners. Miles are kept as bands.
  await sql`
    create table flow_line (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      cycle_id uuid not null references cycle,
      is_own boolean not null,
      home_authority_id uuid references organisation,
      provider_id uuid not null references organisation,
      band text not null check (band in ('under-3', '3-to-5', '5-to-10', '10-to-20', 'over-20', 'not-known')),
      counted_to date not null,
      applied int not null,
      accepted int not null,
      enrolled int not null,
      unique nulls not distinct (area_id, cycle_id, is_own, home_authority_id, provider_id, band)
    )`.execute(db)
  await sql`create index flow_line_provider on flow_line (provider_id)`.execute(db)
  await sql`create index flow_line_home on flow_line (home_authority_id)`.execute(db)

  await sql`
    create table planning_day (
      area_id uuid not null references area,
      on_day date not null,
      measure text not null,
      part int not null,
      whole int not null,
      primary key (area_id, measure, on_day)
    )`.execute(db)
}
