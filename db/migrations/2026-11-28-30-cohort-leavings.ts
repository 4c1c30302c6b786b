import { sql, type Kysely } from 'kysely'

/**
 * Who has left those an authority reports on: gone to another authority or abroad, died, or whose plan has ended. They are told of once,
 * in the first month that is sent afterwards, and are in no month after it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table cohort_leaving (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      status text not null check (status in ('T', 'E', 'D', 'L')),
      authority_code text references authority_code,
      left_on date not null,
      note text check (length(note) between 1 and 500),
      recorded_by_id uuid not null references account,
      recorded_at timestamptz not null,
      -- The month in whose return it was told, set when that was sent.
      reported_id uuid references nccis_snapshot,
      taken_back_at timestamptz,
      taken_back_by_id uuid references account,
      check ((authority_code is not null) = (status in ('T', 'E')))
    )`.execute(db)
  await sql`create unique index cohort_leaving_stands on cohort_leaving (learner_id) where taken_back_at is null`.execute(
    db,
  )
  await sql`create index cohort_leaving_learner on cohort_leaving (learner_id, recorded_at desc, id)`.execute(db)
  await sql`create index cohort_leaving_reported on cohort_leaving (reported_id)`.execute(db)
  await sql`create index cohort_leaving_authority on cohort_leaving (authority_code)`.execute(db)
  await sql`create index cohort_leaving_recorded_by on cohort_leaving (recorded_by_id)`.execute(db)
  await sql`create index cohort_leaving_taken_back_by on cohort_leaving (taken_back_by_id)`.execute(db)
}
