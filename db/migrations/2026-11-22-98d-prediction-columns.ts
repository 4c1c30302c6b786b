import { sql, type Kysely } from 'kysely'

/** What a school says its own columns are, for the next file as well. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table prediction_column (
      id uuid primary key,
      school_id uuid not null references organisation,
      heading text not null,
      meaning text not null,
      subject text,
      set_by_id uuid references account,
      set_at timestamptz not null,
      unique (school_id, heading)
    )`.execute(db)
  await sql`create index prediction_column_set_by on prediction_column (set_by_id)`.execute(db)
}
