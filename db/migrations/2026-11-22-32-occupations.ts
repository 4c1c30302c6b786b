import { sql, type Kysely } from 'kysely'
import occupations from '../reference/occupation.csv?raw'
import { referenceRows } from '../reference/rows'

/** Work one can do, by plain names, and what leads to what: from a course or a job to a course or a job. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table occupation (
      code text primary key,
      name text not null,
      also text,
      summary text not null,
      subject_area text
    )`.execute(db)
  await sql`
    insert into occupation (code, name, also, summary, subject_area)
    select code, name, also, summary, subject_area
    from json_to_recordset(${JSON.stringify(referenceRows(occupations))}::json)
      as row (code text, name text, also text, summary text, subject_area text)`.execute(db)
  await sql`
    create table progression_link (
      id uuid primary key default gen_random_uuid(),
      from_course_id uuid references course,
      from_occupation text references occupation,
      to_course_id uuid references course,
      to_occupation text references occupation,
      kind text not null check (kind in ('straight-on', 'after-more')),
      created_by_id uuid references account,
      created_at timestamptz not null,
      check (num_nonnulls(from_course_id, from_occupation) = 1 and num_nonnulls(to_course_id, to_occupation) = 1),
      check (from_course_id is null or from_course_id is distinct from to_course_id),
      check (from_occupation is null or from_occupation is distinct from to_occupation),
      unique nulls not distinct (from_course_id, from_occupation, to_course_id, to_occupation)
    )`.execute(db)
  await sql`create index progression_link_to_course on progression_link (to_course_id) where to_course_id is not null`.execute(
    db,
  )
  await sql`create index progression_link_to_occupation on progression_link (to_occupation) where to_occupation is not null`.execute(
    db,
  )
  await sql`create index progression_link_from_occupation on progression_link (from_occupation) where from_occupation is not null`.execute(
    db,
  )
  await sql`
    create trigger progression_link_new_edition after insert or update or delete or truncate on progression_link
    for each statement execute function begin_new_edition()`.execute(db)
}
