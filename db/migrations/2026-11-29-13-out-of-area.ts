import { sql, type Kysely } from 'kysely'

/**
 * Who is taught at home, who lives here and learns elsewhere, and who learns here and lives elsewhere: worked out each night, so that a page of
 * advisers costs the rows it shows, however many learners an area has.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table out_of_area (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      list text not null check (list in ('at-home', 'learns-elsewhere', 'lives-elsewhere')),
      area_id uuid not null references area,
      sort_name text not null,
      -- Where they learn, as it was that night; empty where nobody knows, or at home.
      place_id uuid references organisation,
      since date not null,
      unique (learner_id, list)
    )`.execute(db)
  await sql`create index out_of_area_page on out_of_area (area_id, list, sort_name, learner_id)`.execute(db)
  await sql`create index out_of_area_place on out_of_area (place_id)`.execute(db)
}
