import { sql, type Kysely } from 'kysely'

const shownOnOpenPages = ['area', 'area_setting', 'course', 'course_run', 'cycle', 'key_date', 'organisation', 'site']

/** Whatever open pages show tells the web processes when it has changed, so that they forget the pages they keep. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function begin_new_edition() returns trigger language plpgsql as $$
    begin
      perform pg_notify('prospectus', '');
      return null;
    end $$`.execute(db)
  for (const table of shownOnOpenPages) {
    await sql`
      create trigger ${sql.ref(`${table}_new_edition`)} after insert or update or delete or truncate on ${sql.table(table)}
      for each statement execute function begin_new_edition()`.execute(db)
  }
  await sql`
    create trigger clock_new_edition after insert or update on system_setting
    for each row when (new.name = 'clock') execute function begin_new_edition()`.execute(db)
}
