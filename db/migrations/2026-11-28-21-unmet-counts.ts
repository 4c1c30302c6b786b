import { sql, type Kysely } from 'kysely'

/**
 * What people looked for and did not find, and courses they say they cannot get to: counted by day, subject, level and postcode
 * district. Nobody's id and nothing that was typed is in it; what is not known is empty.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table unmet_count (
      area_id uuid not null references area,
      on_day date not null,
      why text not null check (why in ('not-found', 'cannot-get-there')),
      subject_code text not null check (length(subject_code) <= 4),
      level text not null check (length(level) <= 8),
      outcode text not null check (length(outcode) <= 4),
      times int not null check (times > 0),
      primary key (area_id, on_day, why, subject_code, level, outcode)
    )`.execute(db)
  await sql`create index unmet_count_day on unmet_count (on_day)`.execute(db)
}
