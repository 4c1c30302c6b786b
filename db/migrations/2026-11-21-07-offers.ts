import { sql, type Kysely } from 'kysely'

/** Offers, their conditions and replies; then the place taken up. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table offer (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null references choice,
      course_run_id uuid not null references course_run,
      kind text not null check (kind in ('conditional', 'unconditional')),
      message text,
      made_by_id uuid references account,
      made_at timestamptz not null,
      reply_by date not null,
      ended_at timestamptz
    )`.execute(db)
  await sql`create unique index offer_one_live on offer (choice_id) where ended_at is null`.execute(db)
  await sql`create index offer_choice on offer (choice_id, made_at desc)`.execute(db)
  await sql`create index offer_run_live on offer (course_run_id) where ended_at is null`.execute(db)
  await sql`create index offer_reply_by on offer (reply_by) where ended_at is null`.execute(db)
  await sql`create type condition_status as enum ('open', 'met', 'not-met', 'waived')`.execute(db)
  await sql`
    create table offer_condition (
      id uuid primary key default gen_random_uuid(),
      offer_id uuid not null references offer,
      position int not null,
      kind text not null,
      subject text,
      grade text,
      text text not null check (length(text) <= 2000),
      status condition_status not null default 'open',
      decided_by_id uuid references account,
      decided_at timestamptz,
      unique (offer_id, position)
    )`.execute(db)
  await sql`
    create table reply (
      id uuid primary key default gen_random_uuid(),
      offer_id uuid not null references offer,
      kind text not null check (kind in ('firm', 'backup', 'decline')),
      reason_id uuid references reason,
      detail text,
      replied_by_id uuid references account,
      replied_at timestamptz not null
    )`.execute(db)
  await sql`create index reply_offer on reply (offer_id, replied_at)`.execute(db)

  await sql`
    create table enrolment (
      id uuid primary key default gen_random_uuid(),
      choice_id uuid not null unique references choice,
      learner_id uuid not null references learner,
      course_run_id uuid not null references course_run,
      provider_id uuid not null references organisation,
      status text not null check (status in ('enrolled', 'not-arrived', 'left')),
      started_on date,
      ended_on date,
      recorded_by_id uuid references account,
      recorded_at timestamptz not null
    )`.execute(db)
  await sql`create index enrolment_learner on enrolment (learner_id)`.execute(db)
  await sql`create index enrolment_run on enrolment (course_run_id, status, learner_id)`.execute(db)
  await sql`create index enrolment_provider on enrolment (provider_id, recorded_at desc, id)`.execute(db)
}
