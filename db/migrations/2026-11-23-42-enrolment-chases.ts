import { sql, type Kysely } from 'kysely'

/** Who was asked after, some days into the course, because nobody had said that they have started. Once each. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table enrolment_chase (
      choice_id uuid primary key references choice,
      chased_at timestamptz not null
    )`.execute(db)
}
