import { sql, type Kysely } from 'kysely'
import outcodes from '../reference/outcode.csv?raw'
import { referenceRows } from '../reference/rows'

/** Where postcodes lie, roughly, and how far apart two of them are. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table outcode (
      code text primary key,
      latitude double precision not null,
      longitude double precision not null
    )`.execute(db)
  const rows = referenceRows(outcodes.replace(/^#.*\n/gm, ''))
  await sql`
    insert into outcode (code, latitude, longitude)
    select code, latitude, longitude
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (code text, latitude double precision, longitude double precision)
    on conflict do nothing`.execute(db)

  // Where an outcode lies; one we do not know counts as the middle of its postcode area. An unknown area lies nowhere.
  await sql`
    create function outcode_point(asked text, out latitude double precision, out longitude double precision, out is_area boolean)
    returns setof record language sql stable parallel safe as $$
      select latitude, longitude, code <> asked from outcode
      where code in (asked, substring(asked from '^[A-Z]+')) order by length(code) desc limit 1
    $$`.execute(db)
  await sql`
    create function great_circle_miles(a_lat double precision, a_lng double precision, b_lat double precision, b_lng double precision)
    returns double precision language sql immutable parallel safe as $$
      select 7917.5 * asin(least(1, sqrt(sin(radians(b_lat - a_lat) / 2) ^ 2
        + cos(radians(a_lat)) * cos(radians(b_lat)) * sin(radians(b_lng - a_lng) / 2) ^ 2)))
    $$`.execute(db)
}
