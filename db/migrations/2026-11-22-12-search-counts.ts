import { sql, type Kysely } from 'kysely'

/** What is counted for planning, by the day and never by the person: searches that found nothing, and courses that were opened. */
export async function up(db: Kysely<unknown>) {
  // `why`: nothing has these words, or what has them does not fit the filters.
  await sql`
    create table unanswered_search (
      area_id uuid not null references area,
      words text not null check (length(words) between 2 and 60),
      why text not null check (why in ('words', 'filters')),
      on_day date not null,
      times int not null check (times > 0),
      primary key (area_id, words, why, on_day)
    )`.execute(db)
  await sql`create index unanswered_search_day on unanswered_search (on_day)`.execute(db)
  await sql`
    create table course_view (
      course_id uuid not null references course,
      on_day date not null,
      times int not null check (times > 0),
      primary key (course_id, on_day)
    )`.execute(db)
  await sql`create index course_view_day on course_view (on_day)`.execute(db)
}
