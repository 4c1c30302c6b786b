import { sql, type Kysely } from 'kysely'

/** Courses that their providers write here themselves: where each came from, what was written by hand, and when it is due to appear. */
export async function up(db: Kysely<unknown>) {
  for (const table of ['course', 'course_run']) {
    // `origin` says who may take it away again: a feed withdraws only what feeds brought. `edited` names the columns written by hand.
    await sql`
      alter table ${sql.table(table)}
        add column origin text not null default 'feed' check (origin in ('feed', 'hand')),
        add column version int not null default 1,
        add column edited text[] not null default '{}',
        add column publish_on date`.execute(db)
  }
  await sql`
    alter table course_run
      add column is_full boolean not null default false,
      add column hours text,
      add column copied_from_id uuid references course_run,
      add constraint full_is_not_open check (not (is_full and is_open))`.execute(db)
  await sql`create unique index course_run_copied_once on course_run (copied_from_id)`.execute(db)
  await sql`create index course_own on course (provider_id, title, id)`.execute(db)
  await sql`create index course_due on course (publish_on) where publish_on is not null`.execute(db)
  await sql`create index course_run_due on course_run (publish_on) where publish_on is not null`.execute(db)
}
