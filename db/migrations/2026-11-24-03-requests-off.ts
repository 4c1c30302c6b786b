import { sql, type Kysely } from 'kysely'

/**
 * A provider takes no applications for a while, such as the summer: from a day until the day it opens again, by itself or
 * earlier by hand. Learners who have it in mind are told once when it does.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table requests_off (
      id uuid primary key default gen_random_uuid(),
      provider_id uuid not null references organisation,
      from_on date not null,
      opens_on date not null,
      sentence text,
      set_by_id uuid references account,
      set_at timestamptz not null,
      told_at timestamptz,
      constraint requests_off_in_order check (opens_on >= from_on)
    )`.execute(db)
  await sql`create unique index requests_off_once on requests_off (provider_id) where told_at is null`.execute(db)
  await sql`create index requests_off_opening on requests_off (opens_on) where told_at is null`.execute(db)
  await sql`create index requests_off_provider on requests_off (provider_id)`.execute(db)
  await sql`create index requests_off_setter on requests_off (set_by_id)`.execute(db)
}
