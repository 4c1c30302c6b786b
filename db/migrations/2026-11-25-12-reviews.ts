import { sql, type Kysely } from 'kysely'

/** Reviews of a plan: when each is due, the learner's own words, who ran it and what was agreed. A learner has one open at a time. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table review (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      kind text not null check (kind in ('induction', 'periodic', 'transfer', 'exit')),
      opens_on date not null,
      due_on date not null check (due_on >= opens_on),
      state text not null check (state in ('due', 'on-hold', 'done', 'exempt')),
      reason_id uuid references reason,
      detail text check (length(detail) <= 200),
      learner_words text check (length(learner_words) <= 2000),
      words_by_id uuid references account,
      words_as text,
      words_at timestamptz,
      summary text check (length(summary) <= 2000),
      held_on date,
      run_by_id uuid references account,
      run_as text,
      set_by_id uuid references account,
      set_at timestamptz not null,
      changed_at timestamptz not null,
      version integer not null default 1,
      check (state <> 'done' or (learner_words is not null and held_on is not null)),
      check ((state in ('on-hold', 'exempt')) = (reason_id is not null))
    )`.execute(db)
  await sql`create unique index review_open on review (learner_id) where state in ('due', 'on-hold')`.execute(db)
  await sql`create index review_learner on review (learner_id, due_on desc, id)`.execute(db)
  await sql`create index review_due on review (state, due_on, id) where state in ('due', 'on-hold')`.execute(db)
  await sql`create index review_reason on review (reason_id)`.execute(db)
  await sql`create index review_words_by on review (words_by_id)`.execute(db)
  await sql`create index review_run_by on review (run_by_id)`.execute(db)
  await sql`create index review_set_by on review (set_by_id)`.execute(db)
}
