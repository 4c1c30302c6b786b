import { sql, type Kysely } from 'kysely'

/** What the partnership aims at: for a measure, the value it means to have reached on a day. Several days make a trajectory. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table partnership_target (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      measure text not null check (length(measure) between 2 and 40),
      due_on date not null,
      value double precision not null check (value >= 0),
      set_by_id uuid references account,
      set_at timestamptz not null,
      version integer not null default 1,
      unique (area_id, measure, due_on)
    )`.execute(db)
  await sql`create index partnership_target_set_by on partnership_target (set_by_id)`.execute(db)
}
