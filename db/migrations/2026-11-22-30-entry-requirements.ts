import { sql, type Kysely } from 'kysely'

/** What a course asks for, as the provider edits it: lines that must all hold, each with one or more ways to meet it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table entry_requirement (
      course_id uuid primary key references course,
      expression jsonb not null,
      version int not null default 1,
      edited_by_id uuid references account,
      edited_at timestamptz not null
    )`.execute(db)
  await sql`
    create trigger entry_requirement_new_edition after insert or update or delete or truncate on entry_requirement
    for each statement execute function begin_new_edition()`.execute(db)
}
