import { sql, type Kysely } from 'kysely'
import reasons from '../reference/caseload-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * A caseload is also the team's. What a list is narrowed by (service, school, authority) stands on the entry itself, so that each list has
 * an index of its own and a page costs the same at 400 and at 2,000,000 records; the tables it comes from keep it by trigger, whoever
 * writes them. A learner who goes to another adviser gets a new entry that names the one before.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table caseload_entry
      add column service_id uuid references organisation,
      add column school_id uuid references organisation,
      add column authority_id uuid references organisation,
      add column next_action_kind text,
      add column came_from_id uuid references caseload_entry,
      add column reason_id uuid references reason,
      add column move_note text check (length(move_note) <= 700),
      add column moved_by_id uuid references account`.execute(db)
  await sql`
    update caseload_entry entry set service_id = (select organisation_id from membership
        where account_id = entry.adviser_id and role = 'adviser' and ended_at is null order by created_at, id limit 1),
      school_id = (select school_id from roll_entry where learner_id = entry.learner_id and left_on is null limit 1),
      authority_id = (select authority_id from learner where id = entry.learner_id)`.execute(db)

  await sql`
    create function caseload_entry_placed() returns trigger language plpgsql as $$
    begin
      new.service_id := coalesce(new.service_id, (select organisation_id from membership
        where account_id = new.adviser_id and role = 'adviser' and ended_at is null order by created_at, id limit 1));
      new.school_id := (select school_id from roll_entry where learner_id = new.learner_id and left_on is null limit 1);
      new.authority_id := (select authority_id from learner where id = new.learner_id);
      return new;
    end $$`.execute(db)
  await sql`
    create trigger caseload_entry_placed before insert or update of learner_id, adviser_id on caseload_entry
      for each row execute function caseload_entry_placed()`.execute(db)
  await sql`
    create function caseload_follows_roll() returns trigger language plpgsql as $$
    begin
      update caseload_entry set school_id = (select school_id from roll_entry
          where learner_id = caseload_entry.learner_id and left_on is null limit 1)
        where ended_at is null and learner_id in (new.learner_id, old.learner_id);
      return null;
    end $$`.execute(db)
  await sql`
    create trigger caseload_follows_roll after insert or update of learner_id, school_id, left_on or delete on roll_entry
      for each row execute function caseload_follows_roll()`.execute(db)
  await sql`
    create function caseload_follows_learner() returns trigger language plpgsql as $$
    begin
      update caseload_entry set authority_id = new.authority_id where ended_at is null and learner_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger caseload_follows_learner after update of authority_id on learner
      for each row when (old.authority_id is distinct from new.authority_id)
      execute function caseload_follows_learner()`.execute(db)

  // What is sorted by a day that may be missing has a day of its own for it: never talked to comes first, nothing planned last.
  const next = sql`coalesce(next_action_on, '9999-12-31'::date)`
  const contact = sql`coalesce(last_contact_at, '1900-01-01T00:00:00Z'::timestamptz)`
  await sql`create index caseload_entry_adviser_next on caseload_entry (adviser_id, ${next}, id) where ended_at is null`.execute(
    db,
  )
  await sql`create index caseload_entry_adviser_contact on caseload_entry (adviser_id, ${contact}, id) where ended_at is null`.execute(
    db,
  )
  for (const place of ['service', 'authority']) {
    const within = place === 'service' ? sql`service_id` : sql`service_id, authority_id`
    const name = (sort: string) => sql.ref(`caseload_entry_${place}_${sort}`)
    await sql`create index ${name('need')} on caseload_entry (${within}, priority, sort_name, id) where ended_at is null`.execute(
      db,
    )
    await sql`create index ${name('next')} on caseload_entry (${within}, ${next}, id) where ended_at is null`.execute(
      db,
    )
    await sql`create index ${name('contact')} on caseload_entry (${within}, ${contact}, id) where ended_at is null`.execute(
      db,
    )
  }
  // A school has some hundreds on caseloads, which are sorted otherwise when they are asked for.
  await sql`create index caseload_entry_school on caseload_entry (school_id, priority, sort_name, id) where ended_at is null`.execute(
    db,
  )
  // Names are looked for by how they begin, which the order of letters of no language serves.
  await sql`create index caseload_entry_service_name on caseload_entry (service_id, (sort_name collate "C"), id) where ended_at is null`.execute(
    db,
  )
  await sql`create index caseload_entry_learner on caseload_entry (learner_id, started_at desc, id)`.execute(db)
  await sql`create index caseload_entry_came_from on caseload_entry (came_from_id)`.execute(db)
  await sql`create index learner_of_age on learner (area_id, born_on, id) where merged_into_id is null`.execute(db)

  await sql`
    create table caseload_act (
      id uuid primary key default gen_random_uuid(),
      service_id uuid not null references organisation,
      kind text not null check (kind in ('move', 'next-action', 'need')),
      terms jsonb not null,
      size integer not null check (size > 0),
      planned_by_id uuid not null references account,
      planned_at timestamptz not null,
      done_at timestamptz,
      done_by_id uuid references account,
      undone_at timestamptz check (undone_at is null or done_at is not null),
      undone_by_id uuid references account
    )`.execute(db)
  await sql`create index caseload_act_service on caseload_act (service_id, planned_at desc, id)`.execute(db)
  await sql`
    create table caseload_act_item (
      act_id uuid not null references caseload_act,
      entry_id uuid not null references caseload_entry,
      position integer not null,
      -- What stood there when it was looked at; it is only changed where that still stands.
      before jsonb not null,
      -- What came of it; empty until it is done.
      outcome text check (outcome in ('done', 'left-out')),
      became_id uuid references caseload_entry,
      is_undone boolean not null default false,
      primary key (act_id, entry_id)
    )`.execute(db)
  await sql`create index caseload_act_item_entry on caseload_act_item (entry_id)`.execute(db)
  await sql`create index caseload_act_item_became on caseload_act_item (became_id)`.execute(db)

  await sql`
    insert into reason (list, code, party, category, label, learner_words, needs_detail, position, valid_from)
    select list, code, party, category, label, learner_words, needs_detail = 'yes', position, '2024-09-01'
    from json_to_recordset(${JSON.stringify(referenceRows(reasons).map((row, position) => ({ ...row, position })))}::json)
      as row (list text, code text, party text, category text, label text, learner_words text, needs_detail text, position int)`.execute(
    db,
  )
}
