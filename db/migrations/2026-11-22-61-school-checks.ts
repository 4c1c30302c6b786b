import { sql, type Kysely } from 'kysely'

/** A choice that its learner's school looks at before it goes: asked for, and ended by the school or by the clock. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table school_check (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      school_id uuid not null references organisation,
      asked_at timestamptz not null,
      release_by date not null,
      outcome text check (outcome in ('released', 'by-clock', 'returned', 'not-sent')),
      comment text check (length(comment) between 1 and 2000),
      ended_by_id uuid references account,
      ended_at timestamptz,
      check ((outcome is null) = (ended_at is null)),
      check (outcome is distinct from 'returned' or comment is not null)
    )`.execute(db)
  await sql`create unique index school_check_one_open on school_check (choice_id) where ended_at is null`.execute(db)
  await sql`create index school_check_choice on school_check (choice_id, asked_at desc)`.execute(db)
  await sql`create index school_check_clock on school_check (release_by) where ended_at is null`.execute(db)
  await sql`create index school_check_school on school_check (school_id, asked_at, id) where ended_at is null`.execute(
    db,
  )
}
