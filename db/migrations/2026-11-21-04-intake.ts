import { sql, type Kysely } from 'kysely'

/** Every file that came from outside, and what was found in it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table intake (
      id uuid primary key default gen_random_uuid(),
      kind text not null,
      organisation_id uuid references organisation,
      file_name text not null,
      sha256 text not null,
      bytes bigint not null,
      status text not null check (status in ('running', 'done', 'dry-run', 'held', 'refused', 'undone')),
      counts jsonb not null default '{}',
      started_by_id uuid references account,
      started_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db)
  await sql`create index intake_kind on intake (kind, started_at desc)`.execute(db)
  await sql`create index intake_same on intake (kind, organisation_id, sha256)`.execute(db)
  await sql`
    create table intake_finding (
      id uuid primary key default gen_random_uuid(),
      intake_id uuid not null references intake,
      position int not null,
      severity text not null check (severity in ('error', 'warning', 'info')),
      code text not null,
      path text,
      line int,
      item text,
      field text,
      received text,
      used text,
      advice text not null
    )`.execute(db)
  await sql`create index intake_finding_intake on intake_finding (intake_id, position)`.execute(db)
}
