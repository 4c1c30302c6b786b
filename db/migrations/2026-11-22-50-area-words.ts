import { sql, type Kysely } from 'kysely'

/** What an area calls the routes and subjects of its prospectus, in its own words and order. Codes stay those of the standards. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table area_word (
      area_id uuid not null references area,
      list text not null check (list in ('route', 'subject-area', 'subject')),
      code text not null,
      name text check (name <> ''),
      explanation text check (explanation <> ''),
      place int,
      is_hidden boolean not null default false,
      updated_at timestamptz not null default now(),
      primary key (area_id, list, code)
    )`.execute(db)
  await sql`
    create trigger area_word_new_edition after insert or update or delete or truncate on area_word
    for each statement execute function begin_new_edition()`.execute(db)
}
