import { sql, type Kysely } from 'kysely'

/** The record: one append-only event for each deed, and the role the application works under. */
export async function up(db: Kysely<unknown>) {
  await sql`create extension if not exists citext`.execute(db)
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create extension if not exists unaccent`.execute(db)
  await sql`create extension if not exists btree_gist`.execute(db)

  await sql`
    create table audit_event (
      id uuid primary key default gen_random_uuid(),
      happened_at timestamptz not null,
      actor_id uuid,
      support_actor_id uuid,
      actor_role text not null,
      action text not null check (action ~ '^[a-z-]+[.][a-z-]+$'),
      subject_type text not null,
      subject_id uuid not null,
      learner_id uuid,
      organisation_id uuid,
      particulars jsonb not null default '{}',
      request_id text not null
    )`.execute(db)
  await sql`create index audit_event_learner on audit_event (learner_id, happened_at desc, id)`.execute(db)
  await sql`create index audit_event_subject on audit_event (subject_id, happened_at, id)`.execute(db)
  await sql`create index audit_event_organisation on audit_event (organisation_id, happened_at desc, id)`.execute(db)

  await sql`
    create function forbid_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the record of % is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function forbid_change()`.execute(db)

  // An ordinary PostgreSQL may not let us make a role; the trigger above holds there by itself.
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'onward_app') then
        create role onward_app nologin;
      end if;
      execute format('grant onward_app to %I', current_user);
    exception when insufficient_privilege or duplicate_object or unique_violation then
      raise notice 'no role onward_app: the application works as %', current_user;
    end $$`.execute(db)
  await sql`
    do $$ begin
      if exists (select from pg_roles where rolname = 'onward_app') then
        grant usage on schema public to onward_app;
        grant select, insert, update, delete on all tables in schema public to onward_app;
        alter default privileges in schema public grant select, insert, update, delete on tables to onward_app;
        alter default privileges in schema public grant usage, select on sequences to onward_app;
        revoke update, delete, truncate on audit_event from onward_app;
      end if;
    end $$`.execute(db)
}
