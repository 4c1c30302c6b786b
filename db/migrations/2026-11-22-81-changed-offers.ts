import { sql, type Kysely } from 'kysely'

/** An offer may take the place of an earlier one, and be for another course than the one that was applied for. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table offer
      add made_as text not null default 'new' check (made_as in ('new', 'changed', 'again', 'reopened', 'other-course')),
      add replaces_id uuid references offer`.execute(db)
  await sql`create index offer_replaces on offer (replaces_id)`.execute(db)
  await sql`alter table choice add first_course_run_id uuid references course_run`.execute(db)
  await sql`create index choice_first_run on choice (first_course_run_id)`.execute(db)
}
