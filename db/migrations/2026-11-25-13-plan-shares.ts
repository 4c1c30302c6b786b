import { sql, type Kysely } from 'kysely'

/** Parts of a plan that a learner lets one provider read for a time, and who there has read them. What is shared is not changed, only ended. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table plan_share (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      choice_id uuid not null references choice,
      provider_id uuid not null references organisation,
      parts text[] not null check (cardinality(parts) > 0),
      given_at timestamptz not null,
      expires_on date not null,
      ended_at timestamptz,
      ended_why text check (ended_why in ('revoked', 'replaced', 'consent-withdrawn')),
      check ((ended_at is null) = (ended_why is null))
    )`.execute(db)
  await sql`create unique index plan_share_open on plan_share (choice_id) where ended_at is null`.execute(db)
  await sql`create index plan_share_choice on plan_share (choice_id, given_at desc, id)`.execute(db)
  await sql`create index plan_share_learner on plan_share (learner_id, given_at desc, id)`.execute(db)
  await sql`create index plan_share_provider on plan_share (provider_id) where ended_at is null`.execute(db)

  await sql`
    create table plan_reading (
      id uuid primary key default gen_random_uuid(),
      share_id uuid not null references plan_share,
      reader_id uuid references account,
      read_at timestamptz not null
    )`.execute(db)
  await sql`create index plan_reading_share on plan_reading (share_id, read_at desc, id)`.execute(db)
  await sql`create index plan_reading_reader on plan_reading (reader_id)`.execute(db)
}
