import { sql, type Kysely } from 'kysely'

/**
 * In which ward somebody lives, by their postcode. It stands on the learner and on the entry of a caseload, kept by trigger, so that lists
 * by ward have an index. Of whoever must not be found it is not known.
 */
export async function up(db: Kysely<unknown>) {
  await sql`create table ward (code text primary key check (code ~ '^[A-Z][0-9]{8}$'), name text not null check (length(name) between 1 and 100))`.execute(
    db,
  )
  await sql`create table postcode_ward (postcode text primary key, ward_code text not null references ward)`.execute(db)
  await sql`create index postcode_ward_ward on postcode_ward (ward_code)`.execute(db)
  await sql`alter table learner add column ward_code text references ward`.execute(db)
  await sql`alter table caseload_entry add column ward_code text references ward`.execute(db)
  await sql`create index learner_ward on learner (area_id, ward_code) where ward_code is not null`.execute(db)
  await sql`create index learner_ward_code on learner (ward_code) where ward_code is not null`.execute(db)
  await sql`create index caseload_entry_ward on caseload_entry (ward_code, priority, sort_name, id) where ended_at is null`.execute(
    db,
  )

  await sql`
    create function learner_in_ward() returns trigger language plpgsql as $$
    begin
      new.ward_code := case when not new.is_address_protected then
        (select ward_code from postcode_ward where postcode = new.postcode) end;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger learner_in_ward before insert or update of postcode, is_address_protected on learner
      for each row execute function learner_in_ward()`.execute(db)

  await sql`
    create or replace function caseload_entry_placed() returns trigger language plpgsql as $$
    begin
      new.service_id := coalesce(new.service_id, (select organisation_id from membership
        where account_id = new.adviser_id and role = 'adviser' and ended_at is null order by created_at, id limit 1));
      new.school_id := (select school_id from roll_entry where learner_id = new.learner_id and left_on is null limit 1);
      select authority_id, ward_code into new.authority_id, new.ward_code from learner where id = new.learner_id;
      return new;
    end $$`.execute(db)
  await sql`
    create or replace function caseload_follows_learner() returns trigger language plpgsql as $$
    begin
      update caseload_entry set authority_id = new.authority_id, ward_code = new.ward_code
        where ended_at is null and learner_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`drop trigger caseload_follows_learner on learner`.execute(db)
  await sql`
    create trigger caseload_follows_learner after update of authority_id, postcode, is_address_protected, ward_code on learner
      for each row when ((old.authority_id, old.ward_code) is distinct from (new.authority_id, new.ward_code))
      execute function caseload_follows_learner()`.execute(db)
}
