import { sql, type Kysely } from 'kysely'

/**
 * One line for two sites: what the home school's own register says of a session at a host, which code it uses for learners
 * who are there, and absences it knows of before.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table home_mark (
      id uuid primary key default gen_random_uuid(),
      session_id uuid not null references class_session,
      learner_id uuid not null references learner,
      code text not null,
      host_code text,
      reason text check (length(reason) <= 200),
      set_by_id uuid references account,
      set_at timestamptz not null,
      unique (session_id, learner_id)
    )`.execute(db)
  await sql`create index home_mark_learner on home_mark (learner_id, session_id)`.execute(db)
  await sql`create index home_mark_set_by on home_mark (set_by_id)`.execute(db)

  await sql`
    create table home_code_choice (
      placement_id uuid primary key references placement,
      code text not null check (code in ('B', 'D')),
      chosen_by_id uuid references account,
      chosen_at timestamptz not null
    )`.execute(db)
  await sql`create index home_code_choice_chosen_by on home_code_choice (chosen_by_id)`.execute(db)

  await sql`
    create table known_absence (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      from_on date not null,
      until_on date not null check (until_on >= from_on),
      code text not null,
      told_by_id uuid references account,
      told_at timestamptz not null,
      taken_back_at timestamptz
    )`.execute(db)
  await sql`create index known_absence_learner on known_absence (learner_id, until_on)`.execute(db)
  await sql`create index known_absence_told_by on known_absence (told_by_id)`.execute(db)
}
