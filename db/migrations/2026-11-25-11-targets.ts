import { sql, type Kysely } from 'kysely'
import reasons from '../reference/plan-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** Targets of a plan with their steps, and the dated reasons why one is archived or a review is not held. */
export async function up(db: Kysely<unknown>) {
  const numbered = referenceRows(reasons).map((row, position) => ({ ...row, position }))
  await sql`
    insert into reason (list, code, party, category, label, needs_detail, position, valid_from, valid_to)
    select list, code, party, category, label, needs_detail = 'yes', position, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(numbered)}::json) as row (list text, code text, party text, category text,
      label text, needs_detail text, valid_from date, valid_to date, position int)`.execute(db)

  await sql`
    create table target (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      title text not null check (length(title) between 1 and 200),
      why text check (length(why) <= 1000),
      measure text check (length(measure) <= 500),
      owner text not null check (owner in ('learner', 'school', 'adviser', 'parent')),
      due_on date not null,
      state text not null check (state in ('active', 'completed', 'archived')),
      reason_id uuid references reason,
      detail text check (length(detail) <= 200),
      set_by_id uuid references account,
      set_as text not null,
      set_at timestamptz not null,
      changed_at timestamptz not null,
      version integer not null default 1,
      check ((state = 'archived') = (reason_id is not null))
    )`.execute(db)
  await sql`create index target_learner on target (learner_id, state, due_on, id)`.execute(db)
  await sql`create index target_set_by on target (set_by_id)`.execute(db)
  await sql`create index target_reason on target (reason_id)`.execute(db)

  await sql`
    create table target_step (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      position smallint not null,
      what text not null check (length(what) between 1 and 200),
      owner text not null check (owner in ('learner', 'school', 'adviser', 'parent')),
      due_on date,
      state text not null check (state in ('not-started', 'active', 'complete')),
      changed_at timestamptz not null,
      unique (target_id, position)
    )`.execute(db)
}
