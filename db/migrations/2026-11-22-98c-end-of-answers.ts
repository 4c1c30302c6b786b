import { sql, type Kysely } from 'kysely'

/**
 * What had no answer ended, where an area wanted it, in the very night after the last day to apply. It now has until the last
 * day on which an offer counts; a day that an area has chosen itself stays.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    update key_date set falls_on = make_date(extract(year from cycle.starts_on)::int + 1, 9, 30)
    from cycle
    where cycle.id = key_date.cycle_id and key_date.name = 'answers-end'
      and key_date.falls_on = make_date(extract(year from cycle.starts_on)::int + 1, 9, 15)`.execute(db)
}
