import { sql, type Kysely } from 'kysely'

/**
 * A provider's queue in its own order: each state of a cycle is a stream of the index, so that a page reads no more of a
 * long queue than of a short one. Applicants are found by any part of the name, and each may have a colleague who sees to it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table choice add column assigned_to_id uuid references account`.execute(db)
  await sql`
    create index choice_queue on choice (provider_id, cycle_id, state, coalesce(answer_by, '9999-12-31'::date), changed_at, id)
    include (sent_at)`.execute(db)
  await sql`drop index choice_provider`.execute(db)
  await sql`create index choice_assigned on choice (assigned_to_id, state) where assigned_to_id is not null`.execute(db)
  await sql`
    create function plain_name(name text) returns text language sql immutable strict parallel safe as
    $$ select lower(public.unaccent('public.unaccent'::regdictionary, name)) $$`.execute(db)
  await sql`
    create index learner_plain_name on learner
    using gin (plain_name(given_names || ' ' || family_name || ' ' || given_names) gin_trgm_ops)`.execute(db)
}
