import { sql, type Kysely } from 'kysely'
import outcodes from '../reference/outcode.csv?raw'
import { referenceRows } from '../reference/rows'

/** The postcode districts and areas whose place we know, roughly. How far apart two of them are is worked out in the prospectus room. */
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
}
