import { sql, type Kysely } from 'kysely'

/** The areas round an area, and what may be studied there: one line for each course, with a link to where all of it is told. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table neighbour (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      name text not null,
      url text,
      attribution text not null,
      etag text,
      tried_at timestamptz,
      outcome text,
      is_held boolean not null default false,
      last_intake_id uuid references intake,
      taken_at timestamptz,
      courses int not null default 0,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create unique index neighbour_once on neighbour (area_id, lower(name))`.execute(db)

  // `starts` are months, such as 2027-09: nobody plans a journey to another county by the day.
  await sql`
    create table neighbour_course (
      id uuid primary key default gen_random_uuid(),
      neighbour_id uuid not null references neighbour on delete cascade,
      intake_id uuid not null references intake,
      title text not null,
      provider_name text not null,
      ukprn text,
      route text,
      level text,
      qualification text,
      towns text[] not null,
      outcodes text[] not null,
      starts text[] not null,
      url text not null,
      words tsvector not null
    )`.execute(db)
  await sql`create index neighbour_course_words on neighbour_course using gin (words)`.execute(db)
  await sql`create index neighbour_course_title on neighbour_course (title, id)`.execute(db)
  await sql`create index neighbour_course_of on neighbour_course (neighbour_id)`.execute(db)
  await sql`create index neighbour_course_ukprn on neighbour_course (ukprn)`.execute(db)

  // A file that was looked at and brought nothing new changes no open page.
  await sql`
    create trigger neighbour_new_edition after insert or delete or update of name, attribution, taken_at on neighbour
    for each statement execute function begin_new_edition()`.execute(db)
}
