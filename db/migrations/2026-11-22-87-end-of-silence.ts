import { sql, type Kysely } from 'kysely'

/** The day on which an area that wants it ends what has had no answer: a key date of every cycle there is. */
export async function up(db: Kysely<unknown>) {
  await sql`
    insert into key_date (cycle_id, name, label, is_public, falls_on)
    select id, 'answers-end', 'What has had no answer ends, where your area does so', false,
      make_date(extract(year from starts_on)::int + 1, 9, 15)
    from cycle
    on conflict do nothing`.execute(db)
}
