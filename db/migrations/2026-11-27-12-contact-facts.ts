import { sql, type Kysely } from 'kysely'

/**
 * Where a contact was, how long it took and what was agreed; several learners met at once are one contact for each, with the same
 * group. What must not be read by every adviser is kept apart from the contact, so that no list can bring it along, and takes a right
 * of its own, which a membership holds.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table contact
      add column place text check (length(place) <= 200),
      add column minutes integer check (minutes between 1 and 600),
      add column agreed text check (length(agreed) <= 1000),
      add column next_action_kind text,
      add column group_key uuid,
      add column target_id uuid references target`.execute(db)
  await sql`create index contact_target on contact (target_id)`.execute(db)
  await sql`
    create table confidential_note (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      contact_id uuid not null unique references contact,
      body text not null check (length(body) <= 4000),
      written_by_id uuid not null references account,
      written_at timestamptz not null
    )`.execute(db)
  await sql`create index confidential_note_learner on confidential_note (learner_id, written_at desc, id)`.execute(db)
  await sql`alter table membership drop constraint membership_rights`.execute(db)
  await sql`
    alter table membership add constraint membership_rights
      check (rights <@ array['see', 'interview', 'decide', 'manage', 'confidential'])`.execute(db)
}
