import { sql, type Kysely } from 'kysely'

/** Who a file came from and when it was written, a word for work that was killed, and which rows a file touched, so that it can be undone. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table intake add column source text not null default ''`.execute(db)
  await sql`alter table intake add column written_at timestamptz`.execute(db)
  await sql`alter table intake drop constraint intake_status_check`.execute(db)
  await sql`alter table intake add constraint intake_status_check check
    (status in ('running', 'interrupted', 'done', 'dry-run', 'held', 'refused', 'undone'))`.execute(db)
  await sql`create index intake_source on intake (kind, source, finished_at desc)`.execute(db)

  await sql`
    create table intake_row (
      id uuid primary key default gen_random_uuid(),
      intake_id uuid not null references intake,
      noun text not null,
      record_id uuid not null,
      outcome text not null check (outcome in ('added', 'changed', 'withdrawn')),
      before jsonb not null default '{}'
    )`.execute(db)
  await sql`create unique index intake_row_once on intake_row (intake_id, noun, record_id)`.execute(db)
  await sql`create index intake_row_record on intake_row (record_id)`.execute(db)
}
