import { sql, type Kysely } from 'kysely'

/** Young people on no roll who come by themselves, and what was decided about who they are. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table registration (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      email citext not null,
      given_names text not null,
      family_name text not null,
      born_on date not null,
      postcode text not null,
      school_id uuid references organisation,
      learner_id uuid references learner,
      status text not null check (status in ('unconfirmed', 'waiting', 'new', 'same', 'not-ours')),
      asked_at timestamptz not null,
      confirmed_at timestamptz,
      decided_by_id uuid references account,
      decided_at timestamptz,
      reason text,
      check ((status in ('unconfirmed', 'waiting')) = (decided_at is null)),
      check ((status = 'unconfirmed') = (confirmed_at is null))
    )`.execute(db)
  await sql`create unique index registration_learner on registration (learner_id)`.execute(db)
  await sql`create index registration_waiting on registration (area_id, confirmed_at, id) where status = 'waiting'`.execute(
    db,
  )
  await sql`create index registration_unconfirmed on registration (asked_at) where status = 'unconfirmed'`.execute(db)

  await sql`alter table invitation add column registration_id uuid references registration on delete cascade`.execute(
    db,
  )
  await sql`create index invitation_registration on invitation (registration_id) where registration_id is not null`.execute(
    db,
  )
  await sql`alter table invitation drop constraint invitation_kind_check`.execute(db)
  await sql`alter table invitation add constraint invitation_kind_check
    check (kind in ('staff', 'learner', 'parent', 'new-password', 'join'))`.execute(db)
  await sql`create index learner_born_on on learner (area_id, born_on)`.execute(db)
}
