import { sql, type Kysely } from 'kysely'

/** The people of each school in a month, by age, sex and the like: what a school reads of its own beside the area. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table scorecard_school_count (
      month_id uuid not null references scorecard_month,
      school_id uuid not null references organisation,
      topic text not null check (topic in ('standing', 'guarantee')),
      dimension text not null,
      value text not null,
      part text not null,
      people int not null check (people > 0),
      primary key (month_id, school_id, topic, dimension, value, part)
    )`.execute(db)
  await sql`create index scorecard_school_count_school on scorecard_school_count (school_id)`.execute(db)
}
