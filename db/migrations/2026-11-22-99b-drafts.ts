import { sql, type Kysely } from 'kysely'

/** What somebody is still writing on one page, as it was a few seconds ago; empty once the page was saved. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table draft (
      account_id uuid not null references account,
      page text not null,
      sealed bytea,
      written_at timestamptz,
      settled_at timestamptz,
      touched_at timestamptz not null,
      primary key (account_id, page)
    )`.execute(db)
  await sql`create index draft_touched on draft (touched_at)`.execute(db)
}
