import { sql, type Kysely } from 'kysely'

/** Two records that are one person: what was moved from one to the other, so that it can be put back. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table learner add column merged_into_id uuid references learner`.execute(db)
  await sql`create index learner_merged_into on learner (merged_into_id) where merged_into_id is not null`.execute(db)
  await sql`
    create table learner_merge (
      id uuid primary key default gen_random_uuid(),
      kept_id uuid not null references learner,
      gone_id uuid not null references learner,
      area_id uuid not null references area,
      before jsonb not null,
      reason text not null,
      merged_by_id uuid not null references account,
      merged_at timestamptz not null,
      undone_by_id uuid references account,
      undone_at timestamptz,
      check (kept_id <> gone_id)
    )`.execute(db)
  await sql`create unique index learner_merge_gone on learner_merge (gone_id) where undone_at is null`.execute(db)
  await sql`create index learner_merge_kept on learner_merge (kept_id, merged_at desc)`.execute(db)
  await sql`create index learner_merge_area on learner_merge (area_id, merged_at desc, id)`.execute(db)
  await sql`
    create table learner_merge_row (
      merge_id uuid not null references learner_merge,
      table_name text not null,
      row_id uuid not null,
      primary key (merge_id, table_name, row_id)
    )`.execute(db)
}
