import { sql, type Kysely } from 'kysely'

/** What became of an interview once it was held, or not; the note is the staff's own. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table interview
      add outcome text check (outcome in ('came', 'did-not-come', 'excused')),
      add outcome_note text check (length(outcome_note) <= 1000),
      add outcome_at timestamptz,
      add outcome_by_id uuid references account`.execute(db)
  await sql`create index interview_outcome_by on interview (outcome_by_id)`.execute(db)
}
